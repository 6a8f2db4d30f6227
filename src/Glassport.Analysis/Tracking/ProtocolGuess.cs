using System.Text;
using Glassport.Packets.Tls;
using Glassport.Protocol;

namespace Glassport.Analysis.Tracking;

/// <summary>Guesses from the first bytes of a connection what is spoken on it.</summary>
internal static class ProtocolGuess
{
    /// <summary>Whether the server's first line can be an FTP greeting: 120, 220 or 421.</summary>
    public static bool CanBeGreeting(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> code = bytes[..Math.Min(3, bytes.Length)];
        return "220"u8.StartsWith(code) || "120"u8.StartsWith(code) || "421"u8.StartsWith(code);
    }

    /// <summary>Whether a server's first bytes can begin a reply; blank lines and Telnet negotiation may come before it.</summary>
    public static bool CanBeReply(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes.TrimStart("\r\n \t"u8);
        return bytes.IsEmpty || bytes[0] is 0xFF or (>= (byte)'0' and <= (byte)'9');
    }

    /// <summary>Whether a greeting says that it is an FTP server's.</summary>
    public static bool SaysFtp(ReadOnlySpan<byte> greeting)
    {
        greeting = greeting[..Math.Min(512, greeting.Length)];
        for (int i = 0; i + 3 <= greeting.Length; i++)
        {
            if (Ascii.EqualsIgnoreCase(greeting.Slice(i, 3), "ftp"u8) && (i == 0 || greeting[i - 1] is not (byte)'t' and not (byte)'T'))
                return true;
        }

        return false;
    }

    /// <summary>Whether a client's first line is one that only FTP has: not shared with SMTP, POP3, IMAP or NNTP.</summary>
    public static bool IsFtpCommand(ReadOnlySpan<byte> line)
    {
        int end = line.IndexOfAny("\r\n"u8);
        if (end >= 0)
            line = line[..end];
        CommandLine parsed = CommandLine.Parse(line);
        return parsed.Verb is { } verb
            && verb.Kind is not (VerbKind.Unknown or VerbKind.Quit)
            && verb != Verbs.Noop && verb != Verbs.Help;
    }

    /// <summary>What the first bytes of either side look like, <c>unknown</c> when like nothing known here.</summary>
    public static string Of(ReadOnlySpan<byte> bytes)
    {
        if (TlsRecord.LooksLike(bytes))
            return "tls";
        if (bytes.StartsWith("SSH-"u8))
            return "ssh";
        if (bytes.StartsWith("HTTP/"u8) || LooksLikeHttpRequest(bytes))
            return "http";
        return bytes.StartsWith("EHLO "u8) || bytes.StartsWith("HELO "u8) || SaysSmtp(bytes) ? "smtp" : "unknown";
    }

    private static bool LooksLikeHttpRequest(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<string> methods = ["GET ", "POST ", "HEAD ", "PUT ", "DELETE ", "OPTIONS ", "CONNECT ", "PATCH ", "PRI * HTTP"];
        foreach (string method in methods)
        {
            if (bytes.Length >= method.Length && Ascii.Equals(bytes[..method.Length], method))
                return true;
        }

        return false;
    }

    private static bool SaysSmtp(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("220"u8) && (bytes[..Math.Min(256, bytes.Length)].IndexOf("SMTP"u8) >= 0 || bytes[..Math.Min(256, bytes.Length)].IndexOf("smtp"u8) >= 0);
}
