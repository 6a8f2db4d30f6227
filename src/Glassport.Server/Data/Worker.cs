using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Glassport.Server.Data;

/// <summary>
/// Where work takes place. Sockets may complete on the threads that wait for all of them, which answers short commands quickest. What takes
/// long has to go elsewhere, or every other session would wait for it: a disk that turns out to be slow is not used from there again.
/// </summary>
internal struct Worker
{
    // A page cache copies a piece in a tenth of this.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(5);

    private bool isSlow;
    private long began;

    /// <summary>Goes on on a thread that may take its time; at once, when this is one.</summary>
    public static ConfiguredTaskAwaitable EnterAsync() => Task.CompletedTask.ConfigureAwait(
        Thread.CurrentThread.IsThreadPoolThread ? ConfigureAwaitOptions.None : ConfigureAwaitOptions.ForceYielding);

    /// <summary>A piece of work begins: on a thread that may take its time, if the work has taken long before.</summary>
    public ConfiguredTaskAwaitable BeginAsync()
    {
        var entering = isSlow ? EnterAsync() : Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.None);
        began = Stopwatch.GetTimestamp();
        return entering;
    }

    /// <summary>The piece of work is over.</summary>
    public void End() => isSlow |= Stopwatch.GetElapsedTime(began) > Patience;
}
