using Glassport.Client;

namespace Glassport.App.Remote;

/// <summary>Tries again what may work a moment later.</summary>
internal static class Retry
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);

    /// <summary>Runs something, again after a second, two, four … when it fails in passing.</summary>
    /// <param name="work">What to run.</param>
    /// <param name="request">How often at most.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public static async Task<T> RunAsync<T>(Func<Task<T>> work, RemoteRequest request, CancellationToken cancellationToken)
    {
        var wait = First;
        for (int left = request.Retries; ; left--)
        {
            try
            {
                return await work().ConfigureAwait(false);
            }
            catch (FtpException failure) when (failure.IsTransient && left > 0)
            {
                if (!request.IsQuiet)
                    await RemoteExit.TellAsync(FormattableString.Invariant($"{failure.Message} Trying again in {wait.TotalSeconds:0} s.")).ConfigureAwait(false);
                await Task.Delay(wait, request.Client.Time, cancellationToken).ConfigureAwait(false);
                wait *= 2;
            }
        }
    }
}
