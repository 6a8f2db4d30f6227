using System.Text;
using System.Threading.Channels;
using Glassport.Analysis.Rendering;
using Glassport.Analysis.Watching;
using Glassport.App.Shell.Editing;

namespace Glassport.App.Watching.Screen;

/// <summary>Shows a watch on the whole terminal, and leaves it as it was. A terminal that takes nothing holds nobody up.</summary>
internal sealed class FullScreen : IWatcher, IAsyncDisposable
{
    // A terminal that is held (Ctrl-S) must not hold the end up.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Stream terminal;
    private readonly Func<(int Width, int Height)> size;
    private readonly string source;
    private readonly ScreenPainter painter;
    private readonly Channel<string> paintings = Channel.CreateBounded<string>(new BoundedChannelOptions(1) { SingleReader = true });
    private readonly Task painting;
    private WatchPicture? last;

    /// <summary>Takes the terminal.</summary>
    /// <param name="terminal">The terminal; not disposed.</param>
    /// <param name="size">How large it is now.</param>
    /// <param name="source">What is watched.</param>
    /// <param name="options">The language, and whether colours may be used.</param>
    public FullScreen(Stream terminal, Func<(int Width, int Height)> size, string source, RenderingOptions options)
    {
        this.terminal = terminal;
        this.size = size;
        this.source = source;
        painter = new(options.Colour);
        Board = new WatchBoard(options with { Colour = false });
        painting = Task.Run(PaintAllAsync);
        paintings.Writer.TryWrite(ScreenPainter.Enter);
    }

    /// <summary>What is shown.</summary>
    public WatchBoard Board { get; }

    /// <summary>Waits until a person wants to end it: q, or Ctrl-C, which is a key while keys are read.</summary>
    public static async Task WaitForEndAsync(CancellationToken cancellationToken)
    {
        Keyboard keyboard = new();
        while (true)
        {
            ConsoleKeyInfo key = await keyboard.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (key.Key is ConsoleKey.Q || (key.Key is ConsoleKey.C && key.Modifiers.HasFlag(ConsoleModifiers.Control)))
                return;
        }
    }

    /// <summary>What stays on the terminal when the screen is left: the counts, and what was found.</summary>
    public IEnumerable<string> Rest(RenderingOptions options)
    {
        foreach (FindingFound found in Board.Findings)
            yield return WatchLine.Of(found, options)!;
        if (last is not null)
            yield return new BoardLayout(Board, last, source, int.MaxValue, 2).Summary;
    }

    /// <inheritdoc/>
    public ValueTask HappenedAsync(WatchEvent happened, CancellationToken cancellationToken)
    {
        Board.Add(happened);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask CaughtUpAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public ValueTask SeenAsync(WatchPicture picture, CancellationToken cancellationToken)
    {
        last = picture;

        // While the terminal is busy with the one before, this one is not composed: the painter tells changes from what it composed last.
        if (paintings.Reader.Count == 0)
        {
            (int width, int height) = size();
            paintings.Writer.TryWrite(painter.Paint(new BoardLayout(Board, picture, source, width, height).Rows(), width, height));
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await LeaveAsync().WaitAsync(Patience, TimeProvider.System).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // Who holds the terminal (Ctrl-S) sees its end when it is let go.
        }
    }

    private async Task LeaveAsync()
    {
        while (await paintings.Writer.WaitToWriteAsync().ConfigureAwait(false))
        {
            if (paintings.Writer.TryWrite(ScreenPainter.Leave))
                break;
        }

        paintings.Writer.TryComplete();
        await painting.ConfigureAwait(false);
    }

    private async Task PaintAllAsync()
    {
        try
        {
            await foreach (string text in paintings.Reader.ReadAllAsync().ConfigureAwait(false))
            {
                await terminal.WriteAsync(Encoding.UTF8.GetBytes(text)).ConfigureAwait(false);
                await terminal.FlushAsync().ConfigureAwait(false);
            }
        }
        catch (IOException)
        {
            // The terminal is gone: nobody is to wait for it.
            paintings.Writer.TryComplete();
            throw;
        }
    }
}
