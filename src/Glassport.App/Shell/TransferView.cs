using Glassport.App.Remote;

namespace Glassport.App.Shell;

/// <summary>What a person sees of a transfer while it runs: a bar, hash marks, or nothing.</summary>
internal sealed class TransferView : IDisposable
{
    private readonly ShellOutput output;
    private readonly ProgressBar bar;
    private readonly int hashBytes;
    private long? total;
    private long marked;

    /// <summary>Begins.</summary>
    /// <param name="name">The file.</param>
    /// <param name="settings">What was set.</param>
    /// <param name="output">The terminal.</param>
    /// <param name="time">The clock.</param>
    public TransferView(string name, ShellSettings settings, ShellOutput output, TimeProvider time)
    {
        this.output = output;
        hashBytes = settings.ShowsHashes ? settings.HashBytes : 0;
        bar = new(name, output.IsTerminal && settings.ShowsProgress && !settings.ShowsHashes, time);
    }

    /// <summary>How far it has come, in a line.</summary>
    public string Now => bar.Now;

    /// <summary>Tells how far it has come.</summary>
    /// <param name="moved">Bytes that are there.</param>
    /// <param name="known">Bytes that will be, or null when only the server's reply may tell.</param>
    public void Tell(long moved, long? known)
    {
        bar.Tell(moved, known ?? total);
        if (hashBytes == 0)
            return;
        int marks = (int)((moved - marked) / hashBytes);
        if (marks > 0)
            output.Mark(new('#', marks));
        marked += (long)marks * hashBytes;
    }

    /// <summary>Takes what the server says of the size.</summary>
    /// <param name="size">Bytes, or null when it does not say.</param>
    public void Announce(long? size) => total ??= size;

    /// <inheritdoc/>
    public void Dispose()
    {
        bar.Dispose();
        if (marked > 0)
            output.Mark(Environment.NewLine);
    }
}
