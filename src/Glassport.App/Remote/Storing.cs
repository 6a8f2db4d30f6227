using Glassport.Client;
using Glassport.Client.Local;

namespace Glassport.App.Remote;

/// <summary>Does what <c>glassport put</c> promises.</summary>
internal static class Storing
{
    /// <summary>Stores; answers the exit code.</summary>
    /// <param name="request">What.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<int> RunAsync(Request request, CancellationToken cancellationToken)
    {
        var address = RemoteSession.Read(request.Url, request.Remote);
        bool isFolder = address.Path.Length == 0 || address.Path.EndsWith('/');
        if (!isFolder && request.Files.Count > 1)
            throw new FtpException(FailureKind.Usage, $"'{request.Url}' names one file, and several are to be stored: end it with '/'.");
        if (isFolder && request.Files.Contains("-"))
            throw new FtpException(FailureKind.Usage, "Standard input has no name: give the whole path on the server.");
        foreach (string file in request.Files.Where(static file => file != "-" && !File.Exists(file)))
            throw new FtpException(FailureKind.LocalDisk, $"{file}: there is no such file here.");

        var client = await RemoteSession.OpenAsync(address, request.Remote, cancellationToken).ConfigureAwait(false);
        await using (client.ConfigureAwait(false))
        {
            foreach (string file in request.Files)
                await StoreAsync(request, client, file, isFolder ? address.Path + Path.GetFileName(file) : address.Path, cancellationToken).ConfigureAwait(false);
            await client.QuitAsync(cancellationToken).ConfigureAwait(false);
        }

        return ExitCode.Success;
    }

    private static async Task StoreAsync(Request request, FtpClient client, string file, string path, CancellationToken cancellationToken)
    {
        if (file == "-")
        {
            var input = Console.OpenStandardInput();
            await using (input.ConfigureAwait(false))
                await client.UploadAsync(input, path, new() { IsText = request.Options.IsText }, cancellationToken).ConfigureAwait(false);
            return;
        }

        using ProgressBar bar = new(file, !request.Remote.IsQuiet, request.Remote.Client.Time);
        var result = await FileTransfer.UploadAsync(client, file, path, request.Options with { Progress = bar.Tell }, cancellationToken).ConfigureAwait(false);
        bar.Dispose();
        await TransferLine.WriteAsync(file, result, request.Remote).ConfigureAwait(false);
    }

    /// <summary>What to store.</summary>
    /// <param name="Files">The local files.</param>
    /// <param name="Url">Where to.</param>
    /// <param name="Options">How.</param>
    /// <param name="Remote">How to connect.</param>
    internal sealed record Request(IReadOnlyList<string> Files, string Url, FileTransferOptions Options, RemoteRequest Remote);
}
