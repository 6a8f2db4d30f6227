using System.Diagnostics;
using System.Text.RegularExpressions;
using Glassport.App.Tests.Shell;
using Glassport.App.Watching.Screen;
using Glassport.TestKit;

namespace Glassport.App.Tests.Watching;

/// <summary>The full screen on a terminal, however it ends.</summary>
public sealed partial class TerminalWatchTests : IDisposable
{
    private static readonly Dictionary<string, string> Xterm = new() { ["TERM"] = "xterm-256color", ["LC_ALL"] = "C.UTF-8" };
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("glassport-test-");

    private string Capture => Path.Combine(folder.FullName, "a.pcapng");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("q")]
    [InlineData("\u0003")]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task The_terminal_is_left_as_it_was(string ending)
    {
        File.Copy(Repository.PathOf("samples", "active-refused.pcapng"), Capture);
        await using var terminal = TerminalProcess.StartBeforeStty(folder.FullName, Xterm, "watch", "-r", Capture);
        await terminal.SeeAsync("process ");
        await terminal.SeeAsync(ScreenPainter.Enter);
        await terminal.SeeAsync("active-data-refused");
        await terminal.SeeAsync("q or Ctrl-C ends");
        if (ending.Length == 1)
            await terminal.TypeAsync(ending);
        else
            await SignalAsync(Number().Match(terminal.Shown).Groups[1].Value, ending);
        await terminal.SeeAsync(ScreenPainter.Leave);
        await terminal.SeeAsync("active-data-refused");
        await terminal.SeeAsync("31 packets");
        await terminal.SeeAsync("isig icanon iexten echo ");
        await terminal.EndAsync();
    }

    [Fact]
    public async Task An_input_that_breaks_leaves_it_so_too()
    {
        await File.WriteAllTextAsync(Capture, "");
        await using var terminal = TerminalProcess.StartBeforeStty(folder.FullName, Xterm, "watch", "-r", Capture);
        await terminal.SeeAsync(ScreenPainter.Enter);
        await File.WriteAllTextAsync(Capture, "Dear diary, this is no capture at all");
        await terminal.SeeAsync(ScreenPainter.Leave);
        await terminal.SeeAsync("is not a capture");
        await terminal.SeeAsync("isig icanon iexten echo ");
        await terminal.EndAsync();
    }

    [Theory]
    [InlineData("TERM", "dumb")]
    [InlineData("NO_COLOR", "1", "--lines")]
    public async Task A_terminal_that_cannot_draw_or_shall_not_gets_lines(string name, string value, params string[] options)
    {
        File.Copy(Repository.PathOf("samples", "active-refused.pcapng"), Capture);
        await using var terminal = TerminalProcess.Start(folder.FullName, new Dictionary<string, string>(Xterm) { [name] = value }, ["watch", "-r", Capture, .. options]);
        await terminal.SeeAsync("Z c1 192.168.111.13:50338 → 192.168.111.15:21 #6 The session begins");
        await terminal.SeeAsync("The session ended with QUIT.");
        await terminal.TypeAsync("\u0003");
        Assert.Equal(0, await terminal.EndAsync());
        Assert.DoesNotContain("\u001b[?1049h", terminal.Shown, StringComparison.Ordinal);
    }

    private static async Task SignalAsync(string process, string name)
    {
        using Process kill = Process.Start("kill", ["-" + name, process]);
        await kill.WaitForExitAsync();
    }

    [GeneratedRegex(@"process (\d+)\.")]
    private static partial Regex Number();
}
