using System.Globalization;
using System.Text.RegularExpressions;
using Glassport.TestKit;

namespace Glassport.App.Tests.Capturing;

/// <summary>What <see cref="VethPair.SendAsync"/> sends, as it is found again.</summary>
internal static partial class Datagrams
{
    /// <summary>The filter that lets through these alone.</summary>
    public const string Filter = "udp dst port 9";

    /// <summary>The numbers that the datagrams in a file carry; the file is whole, or tshark fails.</summary>
    public static async Task<int[]> NumbersAsync(string file)
    {
        string payloads = await PeerTool.RunAsync("tshark", "-r", file, "-T", "fields", "-e", "udp.payload");
        return [.. Number().Matches(payloads).Select(static match => int.Parse(Convert.FromHexString(match.Value), CultureInfo.InvariantCulture))];
    }

    [GeneratedRegex("^[0-9a-f]{12}", RegexOptions.Multiline)]
    private static partial Regex Number();
}
