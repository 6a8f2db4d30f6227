using System.Runtime.InteropServices;

namespace Glassport.Load;

/// <summary>OpenSSL itself: a handshake costs a fraction of what SslStream spends on certificates nobody asks about here.</summary>
internal static unsafe partial class LibSsl
{
    public const int WantRead = 2;
    public const int WantWrite = 3;
    public const int ZeroReturn = 6;

    /// <summary>SSL_CTRL_SET_MIN_PROTO_VERSION.</summary>
    public const int SetMinimumVersion = 123;
    public const int Tls13 = 0x304;

    [LibraryImport("libssl.so.3", EntryPoint = "TLS_client_method")]
    public static partial nint ClientMethod();

    [LibraryImport("libssl.so.3", EntryPoint = "SSL_CTX_new")]
    public static partial nint NewContext(nint method);

    [LibraryImport("libssl.so.3", EntryPoint = "SSL_CTX_ctrl")]
    public static partial nint ControlContext(nint context, int command, nint value, nint pointer);

    [LibraryImport("libssl.so.3", EntryPoint = "SSL_CTX_set_ciphersuites", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetCipherSuites(nint context, string names);

    [LibraryImport("libssl.so.3", EntryPoint = "SSL_new")]
    public static partial nint NewConnection(nint context);

    [LibraryImport("libssl.so.3", EntryPoint = "SSL_free")]
    public static partial void Free(nint connection);

    [LibraryImport("libssl.so.3", EntryPoint = "SSL_set_fd")]
    public static partial int SetDescriptor(nint connection, int descriptor);

    [LibraryImport("libssl.so.3", EntryPoint = "SSL_connect")]
    public static partial int Connect(nint connection);

    [LibraryImport("libssl.so.3", EntryPoint = "SSL_read")]
    public static partial int Read(nint connection, byte* bytes, int length);

    [LibraryImport("libssl.so.3", EntryPoint = "SSL_write")]
    public static partial int Write(nint connection, byte* bytes, int length);

    [LibraryImport("libssl.so.3", EntryPoint = "SSL_shutdown")]
    public static partial int Shutdown(nint connection);

    [LibraryImport("libssl.so.3", EntryPoint = "SSL_get_error")]
    public static partial int GetError(nint connection, int result);

    [LibraryImport("libssl.so.3", EntryPoint = "SSL_get1_session")]
    public static partial nint TakeSession(nint connection);

    [LibraryImport("libssl.so.3", EntryPoint = "SSL_set_session")]
    public static partial int UseSession(nint connection, nint session);

    [LibraryImport("libssl.so.3", EntryPoint = "SSL_SESSION_free")]
    public static partial void FreeSession(nint session);

    [LibraryImport("libcrypto.so.3", EntryPoint = "ERR_clear_error")]
    public static partial void ClearErrors();
}
