using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Glassport.Server.Tls;

/// <summary>
/// The few functions of OpenSSL 3 that SslStream does not offer. The SSL object of a handshake is learnt from OpenSSL itself, which calls
/// back for every new object (CRYPTO_get_ex_new_index), so that nothing of .NET's inside is touched.
/// </summary>
internal static unsafe partial class LibSsl
{
    private const string Ssl = "libssl.so.3";
    private const string Crypto = "libcrypto.so.3";
    private const ulong NoRenegotiation = 1UL << 30;

    /// <summary>The most that RFC 8446 §4.6.1 allows, in seconds; what ends a bound ticket is the end of its control session.</summary>
    private const nint TicketLifetime = 604800;

    private static readonly AsyncLocal<NativeHandshake?> Current = new();
    private static readonly Lazy<bool> Registered = new(Register);

    /// <summary>Whether OpenSSL 3 is there. That SslStream uses this very library shows itself at each handshake.</summary>
    public static bool IsAvailable => Registered.Value;

    /// <summary>Makes <paramref name="handshake"/> the one that the next SSL object made in this flow of execution belongs to.</summary>
    public static void Enter(NativeHandshake handshake)
    {
        if (IsAvailable)
            Current.Value = handshake;
    }

    /// <summary>Sets what must be set before the ClientHello is answered; true when the session is bound.</summary>
    public static bool Prepare(nint ssl, NativeHandshake handshake)
    {
        SetOptions(ssl, NoRenegotiation);
        bool strong = SetCipherList(ssl, "ECDHE+AESGCM:ECDHE+CHACHA20") == 1;
        if (handshake.KeepsTickets)
            _ = SetTicketCount(ssl, 0);
        nint context = GetContext(ssl);
        if (handshake.KeyLog is not null && GetKeyLogCallback(context) is null)
            SetKeyLogCallback(context, &OnSecret);

        if (handshake.SessionContext is not { } identity)
            return strong;

        _ = SetTimeout(context, TicketLifetime);
        fixed (byte* start = identity)
        {
            return SetSessionContext(ssl, start, (uint)identity.Length) == 1 && strong;
        }
    }

    /// <summary>Sends a session ticket with what is written next (TLS 1.3 only). Nothing else may use the object at that moment.</summary>
    public static void OfferTicket(nint ssl) => _ = NewTicket(ssl);

    private static bool Register()
    {
        try
        {
            // Loads both libraries, after .NET has (a certificate was read before).
            return OperatingSystem.IsLinux() && GetVersion() >> 28 == 3 && GetExDataIndex(0, 0, null, &OnNew, null, &OnFree) >= 0;
        }
        catch (Exception missing) when (missing is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnNew(nint parent, nint pointer, nint data, int index, CLong number, nint argument) => Current.Value?.Created(parent);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnFree(nint parent, nint pointer, nint data, int index, CLong number, nint argument) => Current.Value?.Freed(parent);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnSecret(nint ssl, byte* line) =>
        Current.Value?.KeyLog?.Append(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(line));

    [LibraryImport(Crypto, EntryPoint = "OpenSSL_version_num")]
    private static partial nuint GetVersion();

    [LibraryImport(Crypto, EntryPoint = "CRYPTO_get_ex_new_index")]
    private static partial int GetExDataIndex(int kind, nint number, void* argument, delegate* unmanaged[Cdecl]<nint, nint, nint, int, CLong, nint, void> onNew, void* onCopy, delegate* unmanaged[Cdecl]<nint, nint, nint, int, CLong, nint, void> onFree);

    [LibraryImport(Ssl, EntryPoint = "SSL_get_SSL_CTX")]
    private static partial nint GetContext(nint ssl);

    [LibraryImport(Ssl, EntryPoint = "SSL_set_session_id_context")]
    private static partial int SetSessionContext(nint ssl, byte* identity, uint length);

    [LibraryImport(Ssl, EntryPoint = "SSL_set_options")]
    private static partial ulong SetOptions(nint ssl, ulong options);

    [LibraryImport(Ssl, EntryPoint = "SSL_set_cipher_list", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetCipherList(nint ssl, string ciphers);

    [LibraryImport(Ssl, EntryPoint = "SSL_set_num_tickets")]
    private static partial int SetTicketCount(nint ssl, nuint count);

    [LibraryImport(Ssl, EntryPoint = "SSL_new_session_ticket")]
    private static partial int NewTicket(nint ssl);

    [LibraryImport(Ssl, EntryPoint = "SSL_CTX_set_timeout")]
    private static partial nint SetTimeout(nint context, nint seconds);

    [LibraryImport(Ssl, EntryPoint = "SSL_CTX_get_keylog_callback")]
    private static partial delegate* unmanaged[Cdecl]<nint, byte*, void> GetKeyLogCallback(nint context);

    [LibraryImport(Ssl, EntryPoint = "SSL_CTX_set_keylog_callback")]
    private static partial void SetKeyLogCallback(nint context, delegate* unmanaged[Cdecl]<nint, byte*, void> callback);
}
