using Glassport.Client;

namespace Glassport.App.Remote;

/// <summary>Changes something on servers, one address after another.</summary>
internal static class RemoteChange
{
    /// <summary>Opens a session for each address and does the work there.</summary>
    /// <param name="urls">The addresses.</param>
    /// <param name="request">How to connect.</param>
    /// <param name="work">What to do, with the session and the address's path.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<int> RunAsync(IReadOnlyList<string> urls, RemoteRequest request, Func<FtpClient, string, Task> work, CancellationToken cancellationToken)
    {
        foreach (string url in urls)
        {
            var address = RemoteSession.Read(url, request);
            if (address.Path.Length == 0)
                throw new FtpException(FailureKind.Usage, $"'{url}' has no path: say what it is about.");
            var client = await RemoteSession.OpenAsync(address, request, cancellationToken).ConfigureAwait(false);
            await using (client.ConfigureAwait(false))
            {
                await work(client, address.Path).ConfigureAwait(false);
                await client.QuitAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        return ExitCode.Success;
    }
}
