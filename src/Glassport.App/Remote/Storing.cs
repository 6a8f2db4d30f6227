using Glassport.Client;
using Glassport.Client.Local;

namespace Glassport.App.Remote;

/// <summary>Does what <c>glassport put</c> promises.</summary>
internal static class Storing
{
    /// <summary>Stores; answers the exit code.</summary>
    /// <param name="request">What.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="FtpException">The first file that failed, once the others were stored.</exception>
    public static async Task<int> RunAsync(Request request, CancellationToken cancellationToken)
    {
        var address = RemoteSession.Read(request.Url, request.Remote);
        if (address.Type == 'd')
            throw new FtpException(FailureKind.Usage, $"'{request.Url}' is a directory's list (;type=d), which only a server makes.");
        if (address.Type is not null)
            request = request with { Options = request.Options with { IsText = address.Type == 'a' } };
        bool isFolder = address.Path.Length == 0 || address.Path.EndsWith('/');
        if (!isFolder && request.Files.Count > 1)
            throw new FtpException(FailureKind.Usage, $"'{request.Url}' names one file, and several are to be stored: end it with '/'.");
        if (isFolder && request.Files.Contains("-"))
            throw new FtpException(FailureKind.Usage, "Standard input has no name: give the whole path on the server.");
        foreach (string file in request.Files.Where(static file => file != "-" && !File.Exists(file)))
            throw new FtpException(FailureKind.LocalDisk, $"{file}: there is no such file here.");

        FileResults results = new(request.Remote, request.IsJson);
        var files = request.Files.Select(file => new FileCopy(file, isFolder ? address.Path + Path.GetFileName(file) : address.Path)).ToArray();
        if (request.IsDryRun)
        {
            foreach (var (source, path) in files)
                results.Planned(source, path);
            return ExitCode.Success;
        }

        if (request.MakesDirectories)
            await MakeDirectoriesAsync(address, request.Remote, cancellationToken).ConfigureAwait(false);
        await ParallelSessions.RunAsync(
            files,
            request.Parallel,
            token => RemoteSession.OpenAsync(address, request.Remote, token),
            (client, file, token) => StoreAsync(request, client, file.Source, file.Target, results, token),
            (file, failure) => results.Failed(file.Source, file.Target, failure),
            cancellationToken).ConfigureAwait(false);
        return results.Finish();
    }

    private static async Task MakeDirectoriesAsync(FtpAddress address, RemoteRequest remote, CancellationToken cancellationToken)
    {
        int slash = address.Path.LastIndexOf('/');
        if (slash <= 0)
            return;
        var client = await RemoteSession.OpenAsync(address, remote, cancellationToken).ConfigureAwait(false);
        await using (client.ConfigureAwait(false))
        {
            await client.MakeDirectoriesAsync(address.Path[..slash], cancellationToken).ConfigureAwait(false);
            await client.QuitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task StoreAsync(Request request, FtpClient client, string file, string path, FileResults results, CancellationToken cancellationToken)
    {
        if (file == "-")
        {
            var input = Console.OpenStandardInput();
            await using (input.ConfigureAwait(false))
                await client.UploadAsync(input, path, new() { IsText = request.Options.IsText }, cancellationToken).ConfigureAwait(false);
            return;
        }

        using ProgressBar bar = new(file, !request.Remote.IsQuiet && !request.IsJson && request.Parallel == 1, request.Remote.Client.Time);
        var result = await FileTransfer.UploadAsync(client, file, path, request.Options with { Progress = bar.Tell }, cancellationToken).ConfigureAwait(false);
        bar.Dispose();
        results.Done(file, path, file, result);
    }

    /// <summary>What to store.</summary>
    /// <param name="Files">The local files.</param>
    /// <param name="Url">Where to.</param>
    /// <param name="Options">How.</param>
    /// <param name="Remote">How to connect.</param>
    internal sealed record Request(IReadOnlyList<string> Files, string Url, FileTransferOptions Options, RemoteRequest Remote)
    {
        /// <summary>How many files are stored beside each other.</summary>
        public int Parallel { get; init; } = 1;

        /// <summary>Whether each file is told as an object.</summary>
        public bool IsJson { get; init; }

        /// <summary>Whether directories that are missing on the server are made.</summary>
        public bool MakesDirectories { get; init; }

        /// <summary>Whether the files are only shown.</summary>
        public bool IsDryRun { get; init; }
    }
}
