using System.Globalization;
using System.Runtime.Versioning;
using Glassport.Protocol;
using Glassport.Server.Tests.Storage;
using Glassport.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace Glassport.Server.Tests.Transcripts;

/// <summary>Plays a transcript in the RFCs' notation (RFC 3659 §7.7) against a server on loopback.</summary>
/// <remarks>
/// One step a line; <c>#</c> begins a comment. Escapes are those of <see cref="TranscriptText"/>.
/// <code>
/// settings Files.Umask=077      a setting of the site, by the name of its property
/// binding ::1                   where the site is reached; "binding 127.0.0.1 Explicit" has TLS
/// host b.example                another site on the same binding, for HOST
/// deny Delete,Rename /path      what nobody may do there
/// given /dir/                   a directory, or a file: see <see cref="TranscriptTree.Give"/>
/// gone /dir/                    somebody removes a directory with all that is in it
/// login                         the greeting, USER and PASS
/// C> RETR a.txt                 the client says; {port}, {p1} and {p2} make it listen and name that port
/// C! ABOR                       the same behind Telnet's IP and Synch with urgent data
/// S> 150 *                      the server says this line; * is anything
/// S> ...                        any lines before the one that the next S> expects
/// D> -rw-r--r--*                a line comes over the data connection; a backslash at its end: no CR LF follows
/// D> ...                        whatever else comes
/// D&lt; text                       the client sends a line there; a backslash at its end: no CR LF follows
/// D 5000 bytes                  so much of <see cref="TranscriptTree.Pattern"/> comes; "D 5000 bytes from 100" begins there
/// D open, D close               the client connects before it has to, or hangs up
/// then /a.txt "hello"           what is on the disk now
/// wait 61 s                     time passes
/// S closes                      the server has closed the control connection
/// </code>
/// Data connections open and close by themselves: the client connects with the transfer command, and has sent all that it will when the
/// transcript expects 226. At 226 everything that the server sent must have been expected.
/// </remarks>
[UnsupportedOSPlatform("windows")]
internal sealed class TranscriptPlayer : IAsyncDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder folder = new();
    private readonly TranscriptTree tree;
    private readonly TranscriptSettings settings;
    private readonly FakeTimeProvider time = new(Start);
    private readonly DataSetup data = new();
    private readonly CancellationTokenSource patience = new(TimeSpan.FromSeconds(60));
    private FtpServer? server;
    private ControlEnd? control;
    private bool skips;
    private bool isClosed;
    private string mode = "S";

    public TranscriptPlayer()
    {
        tree = new(folder);
        settings = new(folder.Root);
    }

    public static async Task PlayAsync(IReadOnlyList<TranscriptStep> steps)
    {
        await using TranscriptPlayer player = new();
        foreach (var step in steps)
        {
            try
            {
                await player.PlayAsync(step);
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                throw new InvalidOperationException($"Line {step.Line}: {step.Keyword} {step.Text}\n{failure.Message}", failure);
            }
        }

        await player.EndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        data.Dispose();
        control?.Dispose();
        if (server is not null)
            await server.DisposeAsync();
        patience.Dispose();
        folder.Dispose();
    }

    private async Task PlayAsync(TranscriptStep step)
    {
        switch (step.Keyword)
        {
            case "settings":
                settings.Set(step.Text);
                break;
            case "binding":
                settings.Bind(step.Text);
                break;
            case "host":
                settings.AddHost(step.Text);
                break;
            case "deny":
                settings.Deny(step.Text);
                break;
            case "given":
                tree.Give(step.Text);
                break;
            case "gone":
                tree.Remove(step.Text);
                break;
            case "then":
                tree.Expect(step.Text);
                break;
            default:
                await ConnectAsync();
                await SpeakAsync(step);
                break;
        }
    }

    private async Task SpeakAsync(TranscriptStep step)
    {
        switch (step.Keyword)
        {
            case "login":
                await HearAsync("220 *");
                await SayAsync($"USER {TranscriptSettings.User}");
                await HearAsync("331 *");
                await SayAsync("PASS secret");
                await HearAsync("230 *");
                break;
            case "C>":
                await SayAsync(step.Text);
                break;
            case "C!":
                control!.Interrupt();
                await SayAsync(step.Text);
                break;
            case "S>" when step.Text == "...":
                skips = true;
                break;
            case "S>":
                await HearAsync(step.Text);
                break;
            case "S" when step.Text == "closes":
                Assert.Null(await control!.ReadLineAsync(patience.Token));
                isClosed = true;
                break;
            case "wait":
                await WaitAsync(int.Parse(step.Text.Split(' ')[0], CultureInfo.InvariantCulture));
                break;
            case "D" when step.Text == "open":
                await data.ConnectAsync(patience.Token);
                break;
            case "D" when step.Text == "close":
                data.Connection!.Dispose();
                break;
            default:
                await TransferAsync(step);
                break;
        }
    }

    private async Task TransferAsync(TranscriptStep step)
    {
        var connection = data.Connection ?? throw new InvalidOperationException("There is no data connection.");
        switch (step.Keyword)
        {
            case "D<":
                await connection.SendAsync(TranscriptText.ToBytes(step.Text), patience.Token);
                break;
            case "D>" when step.Text == "...":
                await connection.ReadToEndAsync(patience.Token);
                break;
            case "D>" when step.Text.EndsWith('\\'):
                byte[] expected = TranscriptText.ToBytes(step.Text);
                AssertFits(step.Text[..^1], await connection.ReadAsync(expected.Length, patience.Token));
                break;
            case "D>":
                AssertFits(step.Text, await connection.ReadLineAsync(patience.Token));
                break;
            case "D" when step.Text.Split(' ') is [var length, "bytes", .. var from]:
                int first = from.Length == 0 ? 0 : int.Parse(from[1], CultureInfo.InvariantCulture);
                int count = int.Parse(length, CultureInfo.InvariantCulture);
                Assert.Equal(TranscriptTree.Pattern(first + count)[first..], await connection.ReadAsync(count, patience.Token));
                break;
            default:
                throw new FormatException("Nobody knows this step.");
        }
    }

    private async Task SayAsync(string text)
    {
        text = data.FillIn(text, control!.Address);
        byte[] line = TranscriptText.ToBytes(text);
        var verb = CommandLine.Parse(line.AsSpan(0, Math.Max(0, line.Length - 2))).Verb;
        if (verb == Protocol.Verbs.Mode)
            mode = text;
        data.IsDeflated = mode.EndsWith("Z", StringComparison.OrdinalIgnoreCase);
        await data.SendingAsync(verb, patience.Token);
        await control.SendAsync(line, patience.Token);
    }

    private async Task HearAsync(string expected)
    {
        if (data is { IsRunning: true, IsUpload: true, Connection: { } upload } && expected.StartsWith("226", StringComparison.Ordinal))
            await upload.FinishAsync();
        byte[]? line;
        do
            line = await control!.ReadLineAsync(patience.Token);
        while (skips && line is not null && !LinePattern.Matches(expected, line));
        skips = false;
        AssertFits(expected, line);
        await data.ReceivedAsync(line!, control.Server, patience.Token);
        if (!data.IsRunning || line is not [(byte)'2' or (byte)'4' or (byte)'5', _, _, (byte)' ', ..])
            return;
        if (expected.StartsWith("226", StringComparison.Ordinal) && !data.IsUpload)
            Assert.Equal("", LinePattern.Show(await data.Connection!.ReadToEndAsync(patience.Token)));
        // What interrupts a transfer is answered while it goes on; 530 too, which is for a user who left (USER, REIN).
        if (line is [(byte)'2', (byte)'2', (byte)'6', ..] or ([(byte)'4' or (byte)'5', ..] and not [(byte)'5', (byte)'3', (byte)'0', ..]))
            data.End();
    }

    private static void AssertFits(string expected, byte[]? line) =>
        Assert.True(line is not null && LinePattern.Matches(expected, line), line is null ? "The connection is closed." : $"It says: {LinePattern.Show(line)}");

    private async Task ConnectAsync()
    {
        if (server is not null)
            return;
        tree.Settle();
        server = new(settings.Server, new() { Time = time });
        await server.StartAsync(patience.Token);
        control = await ControlEnd.ConnectAsync(server.Endpoints[0].Endpoint, patience.Token);
    }

    // Time passes once the server waits for the client.
    private async Task WaitAsync(int seconds)
    {
        while (server!.Sessions.Any(static session => session.Doing.Length > 0 && session.Path is null))
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        for (int i = 0; i < seconds; i++)
            time.Advance(TimeSpan.FromSeconds(1));
    }

    /// <summary>Nothing is left to be said: QUIT is answered next.</summary>
    private async Task EndAsync()
    {
        if (isClosed)
            return;
        await ConnectAsync();
        await control!.SendAsync("QUIT\r\n"u8.ToArray(), patience.Token);
        byte[]? line = await control.ReadLineAsync(patience.Token);
        Assert.True(line is [(byte)'2', (byte)'2', (byte)'1', ..], $"At the end there was more: {(line is null ? "the connection's end" : LinePattern.Show(line))}");
    }
}
