using Glassport.App.Diagnoses;
using Glassport.Client;

namespace Glassport.App.Doctor;

/// <summary>One session of the examination, with its log.</summary>
/// <param name="Client">The session.</param>
/// <param name="Log">What happened in it.</param>
internal sealed record Visit(FtpClient Client, SessionLog Log) : IAsyncDisposable
{
    /// <summary>What the session shows so far.</summary>
    public SessionFacts Facts => new(Log, null);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Client.QuitAsync(CancellationToken.None).ConfigureAwait(false);
        await Client.DisposeAsync().ConfigureAwait(false);
    }
}
