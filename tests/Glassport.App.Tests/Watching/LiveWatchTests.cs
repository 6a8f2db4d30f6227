using System.Diagnostics;
using System.Globalization;
using Glassport.App.Tests.Capturing;
using Glassport.TestKit;

namespace Glassport.App.Tests.Watching;

/// <summary><c>glassport watch -i</c>: a session between two hosts, told while it happens.</summary>
public sealed class LiveWatchTests : IDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "glassport.dll");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("glassport-test-");

    public void Dispose() => folder.Delete(recursive: true);

    [NamespaceFact]
    public async Task A_login_and_a_transfer_are_told_while_the_interface_is_watched()
    {
        string root = folder.CreateSubdirectory("root").FullName;
        await File.WriteAllTextAsync(Path.Combine(root, "b.txt"), "hello");
        await using VethPair pair = await VethPair.CreateAsync();
        using Process server = Start(VethPair.On(
            pair.Right, "dotnet", Program, "serve", "--root", root, "--anonymous", "--listen", VethPair.RightAddress + ":21", "--state", Path.Combine(folder.FullName, "state")));
        using Process watch = Start(VethPair.On(pair.Left, "dotnet", Program, "watch", "-i", pair.LeftInterface, "--lang", "en"));
        try
        {
            await UntilAsync(server.StandardOutput, "End it with");
            await UntilAsync(watch.StandardError, "Watching " + pair.LeftInterface);

            await VethPair.RunAsync(pair.Left, "curl", "-s", "-o", "/dev/null", $"ftp://{VethPair.RightAddress}/b.txt");

            string told = await UntilAsync(watch.StandardOutput, "b.txt");
            Assert.Contains("anonymous", told, StringComparison.Ordinal);
            await PeerTool.RunAsync("kill", "-INT", watch.Id.ToString(CultureInfo.InvariantCulture));
            await watch.WaitForExitAsync();
            Assert.Equal(0, watch.ExitCode);
        }
        finally
        {
            server.Kill();
            if (!watch.HasExited)
                watch.Kill();
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        return Process.Start(start)!;
    }

    // Reads line by line up to one that has the text; answers all that was read.
    private static async Task<string> UntilAsync(StreamReader output, string text)
    {
        List<string> lines = [];
        while (await output.ReadLineAsync() is { } line)
        {
            lines.Add(line);
            if (line.Contains(text, StringComparison.Ordinal))
                return string.Join('\n', lines);
        }

        throw new InvalidOperationException($"'{text}' was not said, but: {string.Join('\n', lines)}");
    }
}
