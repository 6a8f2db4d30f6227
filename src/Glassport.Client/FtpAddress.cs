using System.Globalization;
using Glassport.Protocol.Text;

namespace Glassport.Client;

/// <summary>Where to go: <c>[ftp|ftps|ftpes://][user[:password]@]host[:port][/path][;type=a|i|d]</c> (RFC 1738 §3.2).</summary>
/// <param name="Tls">What the scheme asks for.</param>
/// <param name="Host">A name or an address, without brackets.</param>
/// <param name="Port">The control connection's port.</param>
/// <param name="User">The user, or null.</param>
/// <param name="Password">The password, or null.</param>
/// <param name="Path">
/// The path, decoded; empty for the directory after the login. It is relative to that directory; <c>//x</c> and <c>/%2Fx</c> are absolute.
/// </param>
/// <param name="Type"><c>a</c>, <c>i</c> or <c>d</c>; null when it is not said.</param>
public sealed record FtpAddress(TlsMode Tls, string Host, int Port, string? User, string? Password, string Path, char? Type)
{
    private const int DefaultPort = 21;
    private const int ImplicitPort = 990;

    /// <summary>Reads an address.</summary>
    /// <param name="text">The text; a scheme may be missing.</param>
    /// <param name="address">What was read.</param>
    /// <param name="problem">Why it could not be read.</param>
    public static bool TryParse(string text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out FtpAddress? address, out string problem)
    {
        address = null;
        var tls = TlsMode.None;
        string rest = text;
        int scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0)
        {
            if (SchemeOf(text[..scheme]) is not { } mode)
                return Fail($"'{text[..scheme]}' is no scheme of FTP: ftp, ftpes (TLS by AUTH) and ftps (TLS from the start) are.", out problem);
            tls = mode;
            rest = text[(scheme + 3)..];
        }

        int slash = rest.IndexOf('/');
        string authority = slash < 0 ? rest : rest[..slash];
        string tail = slash < 0 ? "" : rest[(slash + 1)..];
        string? user = null, password = null;
        int at = authority.LastIndexOf('@');
        if (at >= 0)
        {
            string login = authority[..at];
            int colon = login.IndexOf(':');
            user = Unescaped(colon < 0 ? login : login[..colon]);
            password = colon < 0 ? null : Unescaped(login[(colon + 1)..]);
            authority = authority[(at + 1)..];
        }

        if (!TryHost(authority, tls, out string host, out int port, out problem))
            return false;
        char? type = null;
        int semicolon = tail.LastIndexOf(";type=", StringComparison.OrdinalIgnoreCase);
        if (semicolon >= 0)
        {
            string letter = tail[(semicolon + 6)..].ToLowerInvariant();
            if (letter is not ("a" or "i" or "d"))
                return Fail($"';type={letter}' is none of a (text), i (binary) and d (directory).", out problem);
            type = letter[0];
            tail = tail[..semicolon];
        }

        string path = Unescaped(tail);
        if (HasLineEnd(user) || HasLineEnd(password) || HasLineEnd(path) || HasLineEnd(host))
            return Fail("The address holds a line end or a NUL, which no FTP command can carry.", out problem);
        address = new(tls, host, port, user, password, path, type);
        return true;
    }

    /// <summary>Whether a text holds what would end a command early (RFC 959 §5.3): CR, LF or NUL.</summary>
    /// <param name="text">The text, or null.</param>
    public static bool HasLineEnd(string? text) => text is not null && text.AsSpan().ContainsAny('\r', '\n', '\0');

    /// <summary>The address without user, password and path: <c>ftp://host:2121</c>.</summary>
    public string Site
    {
        get
        {
            string scheme = Tls switch { TlsMode.Implicit => "ftps", TlsMode.Explicit => "ftpes", _ => "ftp" };
            string host = Host.Contains(':') ? $"[{Host}]" : Host;
            return Port == PortOf(Tls) ? $"{scheme}://{host}" : string.Create(CultureInfo.InvariantCulture, $"{scheme}://{host}:{Port}");
        }
    }

    /// <summary>The address without the password.</summary>
    public override string ToString() => User is null ? $"{Site}/{Path}" : Site.Replace("://", $"://{Uri.EscapeDataString(User)}@", StringComparison.Ordinal) + "/" + Path;

    private static int PortOf(TlsMode tls) => tls == TlsMode.Implicit ? ImplicitPort : DefaultPort;

    private static TlsMode? SchemeOf(string scheme) => scheme.ToLowerInvariant() switch
    {
        "ftp" => TlsMode.None,
        "ftpes" => TlsMode.Explicit,
        "ftps" => TlsMode.Implicit,
        _ => null,
    };

    // A byte that is no UTF-8 stays that byte: the server may use another encoding.
    private static string Unescaped(string text)
    {
        if (!text.Contains('%'))
            return text;
        using MemoryStream bytes = new();
        for (int at = 0; at < text.Length;)
        {
            if (text[at] == '%' && at + 2 < text.Length && byte.TryParse(text.AsSpan(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte value))
            {
                bytes.WriteByte(value);
                at += 3;
                continue;
            }

            int end = text.IndexOf('%', at + 1);
            end = end < 0 ? text.Length : end;
            bytes.Write(FileName.Encode(text.AsSpan(at, end - at)));
            at = end;
        }

        return FileName.Decode(bytes.ToArray());
    }

    private static bool TryHost(string authority, TlsMode tls, out string host, out int port, out string problem)
    {
        port = PortOf(tls);
        host = authority;
        string number = "";
        int bracket = authority.IndexOf(']');
        if (authority.StartsWith('[') && bracket > 0)
        {
            host = authority[1..bracket];
            number = authority[(bracket + 1)..];
        }
        else if (authority.IndexOf(':') is >= 0 and var colon && authority.IndexOf(':', colon + 1) < 0)
        {
            host = authority[..colon];
            number = authority[colon..];
        }

        problem = "";
        if (host.Length == 0 || host.Any(char.IsWhiteSpace))
            return Fail("There is no host in the address: [ftp://][user@]host[:port][/path]", out problem);
        if (number.Length == 0)
            return true;
        return (number[0] == ':' && int.TryParse(number.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is > 0 and < 65536)
            || Fail($"'{number.TrimStart(':')}' is no port: 1 to 65535 are.", out problem);
    }

    private static bool Fail(string why, out string problem)
    {
        problem = why;
        return false;
    }
}
