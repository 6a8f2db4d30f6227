namespace Glassport.TestKit.Tests;

/// <summary>What tshark reads in a built capture.</summary>
internal static class Tshark
{
    private static readonly string[] Checks = ["-o", "tcp.check_checksum:TRUE", "-o", "ip.check_checksum:TRUE", "-o", "udp.check_checksum:TRUE"];

    /// <summary>One line per packet that matches <paramref name="filter"/>, its fields separated by a bar.</summary>
    public static async Task<string[]> FieldsAsync(BuiltCapture capture, string filter, params string[] fields)
    {
        string path = Path.GetTempFileName();
        try
        {
            capture.Save(path);
            string[] arguments =
                ["-r", path, "-Y", filter, .. Checks, "-T", "fields", "-E", "separator=|", .. fields.SelectMany(field => new[] { "-e", field })];
            string output = await PeerTool.RunAsync("tshark", arguments);
            return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
