namespace Glassport.Server.Access;

/// <summary>When logins from one address failed, within the window of <see cref="Settings.BanSettings.Window"/>.</summary>
/// <param name="Key">The address.</param>
internal sealed record FailureHistory(AddressKey Key)
{
    /// <summary>The times of the failures, the oldest first.</summary>
    public Queue<DateTimeOffset> Times { get; } = new();

    /// <summary>Forgets what is too old to count.</summary>
    /// <param name="from">The beginning of the window.</param>
    public void Forget(DateTimeOffset from)
    {
        while (Times.TryPeek(out var oldest) && oldest <= from)
            Times.Dequeue();
    }
}
