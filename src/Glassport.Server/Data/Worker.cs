using System.Runtime.CompilerServices;

namespace Glassport.Server.Data;

/// <summary>
/// Where work takes place. Sockets may complete on the threads that wait for all of them, which answers short commands quickest. Moving
/// much data, or a disk that is slow, has to go elsewhere, or every other session would wait for it.
/// </summary>
internal static class Worker
{
    /// <summary>Goes on on a thread that may take its time; at once, when this is one.</summary>
    public static ConfiguredTaskAwaitable EnterAsync() => Task.CompletedTask.ConfigureAwait(
        Thread.CurrentThread.IsThreadPoolThread ? ConfigureAwaitOptions.None : ConfigureAwaitOptions.ForceYielding);
}
