using System.Net;
using Microsoft.AspNetCore.Http;

namespace Glassport.App.WebConsole.Hosting;

/// <summary>The names that a request may name the console by. Any other is a page elsewhere that points its own name at this machine.</summary>
/// <param name="more">Names besides this machine's.</param>
internal sealed class HostNames(IEnumerable<string> more)
{
    private readonly HashSet<string> names = new(["localhost", Environment.MachineName, .. more], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the console is meant. An address always is: no name can be pointed elsewhere.</summary>
    public bool Knows(HostString host) => names.Contains(host.Host) || IPAddress.TryParse(host.Host.Trim('[', ']'), out _);
}
