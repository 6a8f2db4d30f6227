namespace Glassport.App.WebConsole.Api;

/// <summary>Tells everybody who waits that something has changed.</summary>
internal sealed class ChangeSignal
{
    private TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends with the next change.</summary>
    public Task Changed => Volatile.Read(ref next).Task;

    /// <summary>Something has changed.</summary>
    public void Raise() => Interlocked.Exchange(ref next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
