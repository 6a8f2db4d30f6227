namespace Glassport.Client;

/// <summary>A wait that ends: by the caller's wish, or because it took too long. Tells the two apart.</summary>
internal sealed class Patience : IDisposable
{
    private readonly CancellationTokenSource timer;
    private readonly CancellationTokenSource both;

    /// <summary>Begins to wait.</summary>
    /// <param name="most">How long.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">The caller's wish.</param>
    public Patience(TimeSpan most, TimeProvider time, CancellationToken cancellationToken)
    {
        timer = new(most, time);
        both = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
    }

    /// <summary>Ends the wait.</summary>
    public CancellationToken Token => both.Token;

    /// <summary>True when it took too long.</summary>
    public bool IsOver => timer.IsCancellationRequested;

    /// <summary>Something happened: waits as long again.</summary>
    /// <param name="most">How long.</param>
    public void Renew(TimeSpan most) => timer.CancelAfter(most);

    /// <summary>There is nothing more to wait for.</summary>
    public void End() => both.Cancel();

    /// <inheritdoc/>
    public void Dispose()
    {
        both.Dispose();
        timer.Dispose();
    }
}
