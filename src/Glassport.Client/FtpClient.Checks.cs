using Glassport.Client.Checks;

namespace Glassport.Client;

/// <content>Are two copies equal?</content>
public sealed partial class FtpClient
{
    /// <summary>Compares a local file with the server's, by the strongest hash that the server computes, else by size.</summary>
    /// <param name="path">The server's file.</param>
    /// <param name="local">The local one.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>By what they were found equal.</returns>
    /// <exception cref="FtpException">Verification: they differ.</exception>
    public async Task<Verification> VerifyAsync(string path, FileInfo local, CancellationToken cancellationToken)
    {
        var known = await FeaturesAsync(cancellationToken).ConfigureAwait(false);
        foreach (var digest in Digest.All)
        {
            if (!Offers(known, digest) || await RemoteHashAsync(digest, path, cancellationToken).ConfigureAwait(false) is not { } theirs)
                continue;
            string ours = await LocalHashAsync(digest, local, cancellationToken).ConfigureAwait(false);
            return string.Equals(ours, theirs, StringComparison.OrdinalIgnoreCase)
                ? Verification.Hash
                : throw new FtpException(FailureKind.Verification, $"{path}: the server's {digest.Algorithm ?? digest.Feature} is {theirs}, that of {local.FullName} is {ours}.");
        }

        if (await SizeAsync(path, cancellationToken).ConfigureAwait(false) is not { } size)
            return Verification.Unknown;
        return size == local.Length
            ? Verification.Size
            : throw new FtpException(FailureKind.Verification, $"{path} has {size} bytes on the server, {local.FullName} has {local.Length}.");
    }

    // FEAT: "HASH SHA-256*;SHA-512;MD5"
    private static bool Offers(ServerFeatures known, Digest digest) => known.Has(digest.Feature)
        && (digest.Algorithm is null || known.Parameters("HASH").Split(';').Any(name => name.TrimEnd('*').Trim() == digest.Algorithm));

    private async Task<string?> RemoteHashAsync(Digest digest, string path, CancellationToken cancellationToken)
    {
        if (digest.Algorithm is not null && !(await AskAsync($"OPTS HASH {digest.Algorithm}", cancellationToken).ConfigureAwait(false)).IsDone)
            return null;
        var reply = await AskAsync($"{digest.Command} {path}", cancellationToken).ConfigureAwait(false);
        if (!reply.IsDone)
            return null;
        // "213 SHA-256 0-49 2f8b… a.txt" or "250 2f8b…": the word that is nothing but hexadecimal digits and long enough.
        return reply.Text.Split(' ').FirstOrDefault(static word => word.Length >= 32 && word.All(char.IsAsciiHexDigit));
    }

    private static async Task<string> LocalHashAsync(Digest digest, FileInfo local, CancellationToken cancellationToken)
    {
        try
        {
            var content = local.OpenRead();
            await using (content.ConfigureAwait(false))
                return Convert.ToHexString(await digest.HashAsync(content, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new FtpException(FailureKind.LocalDisk, $"Could not read {local.FullName}: {failure.Message}", inner: failure);
        }
    }
}
