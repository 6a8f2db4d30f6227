using System.Globalization;
using System.Net;

namespace Glassport.Client.Tls;

/// <summary>
/// The server name that a session's handshakes give. SslStream keeps one TLS session for each name and resumes it on the next connection with
/// that name, but not where the name is an address; and two sessions with one server may not take each other's, since servers bind data
/// connections to the session of their own control connection. So an address gets a name, and a session gets the name in letters of a case of
/// its own: names are compared without regard to case (RFC 6066 §3, RFC 4343).
/// </summary>
internal static class SessionNames
{
    private static int next;

    /// <summary>A name for a new session.</summary>
    /// <param name="host">A name or an address.</param>
    public static string For(string host)
    {
        string name = IPAddress.TryParse(host, out var address)
            ? string.Join('-', address.GetAddressBytes().Select(static b => b.ToString("x2", CultureInfo.InvariantCulture))) + ".ftp-server"
            : host;
        uint number = (uint)Interlocked.Increment(ref next) - 1;
        return string.Create(name.Length, (name, number), static (letters, state) =>
        {
            state.name.CopyTo(letters);
            uint bits = state.number;
            foreach (ref char letter in letters)
            {
                if (!char.IsAsciiLetter(letter))
                    continue;
                letter = (bits & 1) != 0 ? char.ToUpperInvariant(letter) : char.ToLowerInvariant(letter);
                bits >>= 1;
            }
        });
    }
}
