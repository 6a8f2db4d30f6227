using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Glassport.Server.Access;

/// <summary>Asks the system's Pluggable Authentication Modules whether a password is right and the account may be used. Blocks.</summary>
internal static unsafe partial class Pam
{
    private const string Library = "libpam.so.0";
    private const int Success = 0;
    private const int ConversationError = 19;
    private const int MostMessages = 32; // PAM_MAX_NUM_MSG
    private const int PromptHidden = 1, PromptShown = 2, ErrorText = 3, Text = 4;
    private const int TerminalItem = 3, RemoteHostItem = 4, FailDelayItem = 10;
    private const int Silent = 0x8000, RefuseEmptyPassword = 1;

    // PAM_OPEN_ERR, SYMBOL_ERR, SERVICE_ERR, SYSTEM_ERR, BUF_ERR, CRED_INSUFFICIENT, AUTHINFO_UNAVAIL, ABORT, MODULE_UNKNOWN.
    private static readonly int[] Failures = [1, 2, 3, 4, 5, 8, 9, 26, 28];

    /// <summary>Why system accounts cannot log in here, or null when they can.</summary>
    public static string? Unavailable()
    {
        if (!OperatingSystem.IsLinux())
            return "System accounts log in through PAM, which this system does not have.";
        if (!NativeLibrary.TryLoad(Library, out nint library))
            return $"System accounts log in through PAM, but {Library} is not there. Debian has it in the package libpam0g.";
        NativeLibrary.Free(library);
        return null;
    }

    /// <summary>Asks.</summary>
    /// <param name="service">The PAM service.</param>
    /// <param name="name">The user.</param>
    /// <param name="password">The password.</param>
    /// <param name="host">The client's address, which modules may look at.</param>
    /// <returns>Accepted without an identity, or why not.</returns>
    public static LoginOutcome Authenticate(string service, string name, string password, string host)
    {
        if (Unavailable() is { } reason)
            return new(LoginResult.Unavailable, null, reason);
        // C's strings end at a NUL: another name or password would be checked.
        if (name.Length == 0 || name.Contains('\0') || password.Contains('\0'))
            return LoginOutcome.Refuse("a NUL, or no name");
        byte[] secret = new byte[Encoding.UTF8.GetByteCount(password) + 1];
        Encoding.UTF8.GetBytes(password, secret);
        try
        {
            fixed (byte* pinned = secret)
                return Converse(service, name, host, pinned);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    private static LoginOutcome Converse(string service, string name, string host, byte* password)
    {
        Conversation conversation = new() { Answer = &Answer, Data = password };
        int status = Start(service, name, &conversation, out nint handle);
        if (status != Success)
            return new(LoginResult.Unavailable, null, $"PAM does not start (code {status})");
        try
        {
            SetText(handle, RemoteHostItem, host);
            SetText(handle, TerminalItem, "ftp");
            // PAM would sleep after a failure, and hold a place meanwhile; the session holds the reply back instead.
            _ = SetItem(handle, FailDelayItem, (delegate* unmanaged[Cdecl]<int, uint, void*, void>)&NoDelay);
            status = Verify(handle, Silent | RefuseEmptyPassword);
            if (status == Success)
                status = CheckAccount(handle, Silent | RefuseEmptyPassword);
            if (status == Success)
                return new(LoginResult.Accepted);
            string detail = $"PAM service {service}: {Marshal.PtrToStringUTF8(Describe(handle, status))}";
            return new(Failures.Contains(status) ? LoginResult.Unavailable : LoginResult.Refused, null, detail);
        }
        finally
        {
            _ = End(handle, status);
        }
    }

    private static void SetText(nint handle, int item, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text + '\0');
        fixed (byte* pinned = bytes)
            _ = SetItem(handle, item, pinned); // PAM copies it
    }

    // Called by modules. What it returns is freed by them, with free.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Answer(int count, Message** messages, Response** responses, void* password)
    {
        if (count is < 1 or > MostMessages)
            return ConversationError;
        for (int i = 0; i < count; i++)
            if (messages[i]->Style is not (PromptHidden or ErrorText or Text))
                return ConversationError; // PromptShown asks for something other than the password
        var answers = (Response*)NativeMemory.AllocZeroed((nuint)count, (nuint)sizeof(Response));
        var secret = MemoryMarshal.CreateReadOnlySpanFromNullTerminated((byte*)password);
        for (int i = 0; i < count; i++)
        {
            if (messages[i]->Style != PromptHidden)
                continue;
            answers[i].Text = (byte*)NativeMemory.AllocZeroed((nuint)secret.Length + 1);
            secret.CopyTo(new(answers[i].Text, secret.Length));
        }

        *responses = answers;
        return Success;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void NoDelay(int status, uint microseconds, void* data)
    {
    }

    [LibraryImport(Library, EntryPoint = "pam_start", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Start(string service, string user, Conversation* conversation, out nint handle);

    [LibraryImport(Library, EntryPoint = "pam_end")]
    private static partial int End(nint handle, int status);

    [LibraryImport(Library, EntryPoint = "pam_set_item")]
    private static partial int SetItem(nint handle, int item, void* value);

    [LibraryImport(Library, EntryPoint = "pam_authenticate")]
    private static partial int Verify(nint handle, int flags);

    [LibraryImport(Library, EntryPoint = "pam_acct_mgmt")]
    private static partial int CheckAccount(nint handle, int flags);

    [LibraryImport(Library, EntryPoint = "pam_strerror")]
    private static partial nint Describe(nint handle, int status);

    [StructLayout(LayoutKind.Sequential)]
    private struct Message
    {
        public int Style;
        public byte* Text;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Response
    {
        public byte* Text;
        public int Code;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Conversation
    {
        public delegate* unmanaged[Cdecl]<int, Message**, Response**, void*, int> Answer;
        public void* Data;
    }
}
