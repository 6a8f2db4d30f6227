using Glassport.TestKit;

namespace Glassport.App.Tests.Laboratory;

/// <summary>The servers that eng/peers.sh unpacked, for the process that is given this environment.</summary>
internal static class Peers
{
    private static readonly string Unpacked = Repository.PathOf("artifacts", "peers", "root", "usr");

    /// <summary>The folder with the servers.</summary>
    public static string Servers { get; } = Unpacked + "/sbin";

    /// <summary>What is in the environment.</summary>
    public static IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>
    {
        ["PATH"] = $"{Servers}:{Unpacked}/bin:{System.Environment.GetEnvironmentVariable("PATH")}",
        ["LD_LIBRARY_PATH"] = string.Join(':', Directory.Exists(Unpacked + "/lib") ? Directory.GetDirectories(Unpacked + "/lib", "*-linux-gnu*") : []),
        ["PYTHONPATH"] = Unpacked + "/lib/python3/dist-packages",
        ["PYTHONDONTWRITEBYTECODE"] = "1",
    };
}
