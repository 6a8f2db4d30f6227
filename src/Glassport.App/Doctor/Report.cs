using Glassport.Client;

namespace Glassport.App.Doctor;

/// <summary>What an examination found.</summary>
/// <param name="Address">The server.</param>
/// <param name="Greeting">What it says first; empty when it says nothing.</param>
/// <param name="Time">When it was examined.</param>
/// <param name="Grade"><c>A</c> to <c>F</c>.</param>
/// <param name="Results">The checks, in the order in which they were made.</param>
internal sealed record Report(FtpAddress Address, string Greeting, DateTimeOffset Time, char Grade, IReadOnlyList<CheckResult> Results)
{
    /// <summary>The address without user and password.</summary>
    public string Site => (Address.Tls switch { TlsMode.None => "ftp", TlsMode.Implicit => "ftps", _ => "ftpes" })
        + "://" + (Address.Host.Contains(':', StringComparison.Ordinal) ? $"[{Address.Host}]" : Address.Host) + FormattableString.Invariant($":{Address.Port}");
}
