using Glassport.Client;
using Glassport.Client.Local;

namespace Glassport.App.Remote;

/// <summary>Does what <c>glassport get</c> promises.</summary>
internal static class Fetching
{
    /// <summary>Fetches; answers the exit code.</summary>
    /// <param name="request">What.</param>
    /// <param name="cancellationToken">Ends it; what has come stays and can be gone on with.</param>
    /// <exception cref="FtpException">The first file that failed, once the others were fetched.</exception>
    public static async Task<int> RunAsync(Request request, CancellationToken cancellationToken)
    {
        FileResults results = new(request.Remote, request.IsJson);
        foreach (string url in request.Urls)
        {
            var address = RemoteSession.Read(url, request.Remote);
            if (RemotePattern.Last(address.Path).Length == 0)
                throw new FtpException(FailureKind.Usage, $"'{url}' names a directory. Name a file, a pattern such as {url.TrimEnd('/')}/*, or use 'glassport mirror'.");
            if (address.Type == 'd')
                throw new FtpException(FailureKind.Usage, $"'{url}' names a directory's list (;type=d): that is 'glassport ls --names'.");
            var asked = address.Type is { } type ? request with { Files = request.Files with { IsText = type == 'a' } } : request;
            await FetchAsync(asked, address, results, cancellationToken).ConfigureAwait(false);
        }

        return results.Finish();
    }

    private static async Task FetchAsync(Request request, FtpAddress address, FileResults results, CancellationToken cancellationToken)
    {
        // The session that finds the files fetches too.
        FtpClient? first = await RemoteSession.OpenAsync(address, request.Remote, cancellationToken).ConfigureAwait(false);
        await using (first.ConfigureAwait(false))
        {
            var files = (await RemotePattern.FilesAsync(first, RemotePattern.OfAddress(address.Path), cancellationToken).ConfigureAwait(false))
                .Where(request.Admits).Select(path => new FileCopy(path, Target(request, path))).ToArray();
            if (request.IsDryRun)
            {
                foreach (var (path, target) in files)
                    results.Planned(path, target);
                await first.QuitAsync(cancellationToken).ConfigureAwait(false);
                return;
            }

            await ParallelSessions.RunAsync(
                files,
                request.Output == "-" ? 1 : request.Parallel,
                token => Interlocked.Exchange(ref first, null) is { } free ? Task.FromResult(free) : RemoteSession.OpenAsync(address, request.Remote, token),
                (client, file, token) => FetchAsync(request, address, client, file.Source, file.Target, results, token),
                (file, failure) => results.Failed(file.Source, file.Target, failure),
                cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task FetchAsync(Request request, FtpAddress address, FtpClient client, string path, string target, FileResults results, CancellationToken cancellationToken)
    {
        if (target == "-")
        {
            var output = Console.OpenStandardOutput();
            await using (output.ConfigureAwait(false))
                await client.DownloadAsync(path, output, new() { IsText = request.Files.IsText }, cancellationToken).ConfigureAwait(false);
            return;
        }

        using ProgressBar bar = new(target, !request.Remote.IsQuiet && !request.IsJson && request.Parallel == 1, request.Remote.Client.Time);
        var options = request.Files with { Progress = bar.Tell };
        var result = request.Segments > 1
            ? await new SegmentedDownload(token => RemoteSession.OpenAsync(address, request.Remote, token), request.Segments, request.Remote.Client.Time)
                .DownloadAsync(client, path, target, options, cancellationToken).ConfigureAwait(false)
            : await FileTransfer.DownloadAsync(client, path, target, options, null, cancellationToken).ConfigureAwait(false);
        bar.Dispose();
        results.Done(path, target, target, result);
    }

    private static string Target(Request request, string path)
    {
        if (request.Output == "-")
            return "-";
        bool isFolder = request.Output is { } given && (Directory.Exists(given) || given.EndsWith('/'));
        if (request.Output is { } output && !isFolder)
        {
            return request.Urls.Count == 1 && !RemotePattern.Is(RemotePattern.OfAddress(request.Urls[0]))
                ? output
                : throw new FtpException(FailureKind.Usage, $"--output {output} is one file, and several are to be fetched: name a folder that is there.");
        }

        string name = SafeName.Of(RemotePattern.Last(path))
            ?? throw new FtpException(FailureKind.Usage, $"'{path}' gives no name for a file here: say one with --output.");
        if (isFolder && !request.IsDryRun)
            Directory.CreateDirectory(request.Output!);
        return Path.Combine(request.Output ?? "", name);
    }

    /// <summary>What to fetch.</summary>
    /// <param name="Urls">The files.</param>
    /// <param name="Output">The local file or folder, <c>-</c>, or null for the folder here.</param>
    /// <param name="Files">How.</param>
    /// <param name="Remote">How to connect.</param>
    internal sealed record Request(IReadOnlyList<string> Urls, string? Output, FileTransferOptions Files, RemoteRequest Remote)
    {
        /// <summary>How many files are fetched beside each other.</summary>
        public int Parallel { get; init; } = 1;

        /// <summary>In how many parts a file is fetched.</summary>
        public int Segments { get; init; } = 1;

        /// <summary>Whether each file is told as an object.</summary>
        public bool IsJson { get; init; }

        /// <summary>Whether the files are only shown.</summary>
        public bool IsDryRun { get; init; }

        /// <summary>Names that are left out, as patterns.</summary>
        public IReadOnlyList<string> Excludes { get; init; } = [];

        /// <summary>Whether a file is wanted.</summary>
        /// <param name="path">Its path.</param>
        public bool Admits(string path) => !Excludes.Any(pattern => Glob.Fits(pattern, RemotePattern.Last(path)));
    }
}
