namespace Glassport.App.Shell;

/// <summary>Ctrl-C ends what runs, and not the shell.</summary>
internal static class Interruption
{
    /// <summary>Runs something that Ctrl-C ends.</summary>
    /// <param name="work">What.</param>
    /// <param name="cancellationToken">Ends it too.</param>
    public static async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        using CancellationTokenSource interrupt = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ConsoleCancelEventHandler handler = (_, pressed) =>
        {
            pressed.Cancel = true;
            interrupt.Cancel();
        };
        Console.CancelKeyPress += handler;
        try
        {
            return await work(interrupt.Token).ConfigureAwait(false);
        }
        finally
        {
            Console.CancelKeyPress -= handler;
        }
    }
}
