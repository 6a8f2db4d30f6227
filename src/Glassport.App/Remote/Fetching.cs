using Glassport.Client;
using Glassport.Client.Local;

namespace Glassport.App.Remote;

/// <summary>Does what <c>glassport get</c> promises.</summary>
internal static class Fetching
{
    /// <summary>Fetches; answers the exit code.</summary>
    /// <param name="request">What.</param>
    /// <param name="cancellationToken">Ends it; what has come stays and can be gone on with.</param>
    public static async Task<int> RunAsync(Request request, CancellationToken cancellationToken)
    {
        foreach (string url in request.Urls)
        {
            var address = RemoteSession.Read(url, request.Remote);
            if (RemotePattern.Last(address.Path).Length == 0)
                throw new FtpException(FailureKind.Usage, $"'{url}' names a directory. Name a file, a pattern such as {url.TrimEnd('/')}/*, or use 'glassport mirror'.");
            var client = await RemoteSession.OpenAsync(address, request.Remote, cancellationToken).ConfigureAwait(false);
            await using (client.ConfigureAwait(false))
            {
                foreach (string path in await RemotePattern.FilesAsync(client, RemotePattern.OfAddress(address.Path), cancellationToken).ConfigureAwait(false))
                    await FetchAsync(request, client, path, cancellationToken).ConfigureAwait(false);
                await client.QuitAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        return ExitCode.Success;
    }

    private static async Task FetchAsync(Request request, FtpClient client, string path, CancellationToken cancellationToken)
    {
        if (request.Output == "-")
        {
            var output = Console.OpenStandardOutput();
            await using (output.ConfigureAwait(false))
                await client.DownloadAsync(path, output, new() { IsText = request.Files.IsText }, cancellationToken).ConfigureAwait(false);
            return;
        }

        string target = Target(request, path);
        using ProgressBar bar = new(target, !request.Remote.IsQuiet, request.Remote.Client.Time);
        var result = await FileTransfer.DownloadAsync(client, path, target, request.Files with { Progress = bar.Tell }, null, cancellationToken).ConfigureAwait(false);
        bar.Dispose();
        await TransferLine.WriteAsync(target, result, request.Remote).ConfigureAwait(false);
    }

    private static string Target(Request request, string path)
    {
        bool isFolder = request.Output is { } given && (Directory.Exists(given) || given.EndsWith('/'));
        if (request.Output is { } output && !isFolder)
            return request.Urls.Count == 1 && !RemotePattern.Is(RemotePattern.OfAddress(request.Urls[0]))
                ? output
                : throw new FtpException(FailureKind.Usage, $"--output {output} is one file, and several are to be fetched: name a folder that is there.");
        string name = SafeName.Of(RemotePattern.Last(path))
            ?? throw new FtpException(FailureKind.Usage, $"'{path}' gives no name for a file here: say one with --output.");
        if (isFolder)
            Directory.CreateDirectory(request.Output!);
        return Path.Combine(request.Output ?? "", name);
    }

    /// <summary>What to fetch.</summary>
    /// <param name="Urls">The files.</param>
    /// <param name="Output">The local file or folder, <c>-</c>, or null for the folder here.</param>
    /// <param name="Files">How.</param>
    /// <param name="Remote">How to connect.</param>
    internal sealed record Request(IReadOnlyList<string> Urls, string? Output, FileTransferOptions Files, RemoteRequest Remote);
}
