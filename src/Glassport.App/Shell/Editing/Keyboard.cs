namespace Glassport.App.Shell.Editing;

/// <summary>The terminal's keys. Ctrl-C is a key like any other while one is waited for, and a signal again afterwards.</summary>
internal sealed class Keyboard
{
    private Task<ConsoleKeyInfo>? waiting;

    /// <summary>Waits for a key.</summary>
    /// <param name="cancellationToken">Ends the wait; the key goes to who asks next.</param>
    public async Task<ConsoleKeyInfo> ReadAsync(CancellationToken cancellationToken)
    {
        Console.TreatControlCAsInput = true;
        try
        {
            waiting ??= Task.Run(static () => Console.ReadKey(intercept: true), CancellationToken.None);
            var key = await waiting.WaitAsync(cancellationToken).ConfigureAwait(false);
            waiting = null;
            return key;
        }
        finally
        {
            Console.TreatControlCAsInput = false;
        }
    }
}
