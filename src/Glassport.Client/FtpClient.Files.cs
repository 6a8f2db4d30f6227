using System.Buffers;
using System.Globalization;
using Glassport.Protocol.Listings;
using Glassport.Protocol.Text;

namespace Glassport.Client;

/// <content>Files and directories.</content>
public sealed partial class FtpClient
{
    private const string TimeFormat = "yyyyMMddHHmmss";

    private static readonly SearchValues<char> ShellCharacters = SearchValues.Create(" *?[]{}~\\");

    private ServerFeatures? features;
    private bool isMachineListingRefused;

    /// <summary>What the server says that it has; asked once, after the login. Where it has UTF-8 (RFC 2640), names are UTF-8 from here on.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<ServerFeatures> FeaturesAsync(CancellationToken cancellationToken)
    {
        if (features is not null)
            return features;
        features = new(await AskAsync("FEAT", cancellationToken).ConfigureAwait(false));
        await ChooseUtf8Async(features, cancellationToken).ConfigureAwait(false);
        return features;
    }

    /// <summary>The entries of a directory, by MLSD where the server has it, else by LIST in whatever dialect it speaks.</summary>
    /// <param name="path">The directory; empty for the working directory.</param>
    /// <param name="cancellationToken">Ends the transfer.</param>
    /// <exception cref="FtpException">NoSuchFile, Refused, DataConnection, TransferCut, ConnectionLost.</exception>
    public async Task<Listing> ListAsync(string path, CancellationToken cancellationToken)
    {
        if (options.UsesMachineListings && !isMachineListingRefused && await HasMachineListingsAsync(cancellationToken).ConfigureAwait(false))
        {
            try
            {
                return Read(await FetchListingAsync(Line("MLSD", path), cancellationToken).ConfigureAwait(false), Protocol.Verbs.Mlsd);
            }
            catch (FtpException failure) when (failure.Reply is { Code: 500 or 502 or 504 } && !isLost)
            {
                isMachineListingRefused = true;
            }
        }

        return Read(await FetchListAsync(path, cancellationToken).ConfigureAwait(false), Protocol.Verbs.List);
    }

    /// <summary>The rows of LIST or NLST as the server writes them.</summary>
    /// <param name="verb"><c>LIST</c>, <c>NLST</c> or <c>MLSD</c>.</param>
    /// <param name="argument">What follows the verb; empty for nothing.</param>
    /// <param name="cancellationToken">Ends the transfer.</param>
    public async Task<IReadOnlyList<string>> RowsAsync(string verb, string argument, CancellationToken cancellationToken)
    {
        byte[] payload = await FetchListingAsync(Line(verb, argument), cancellationToken).ConfigureAwait(false);
        string text = NameEncoding.Decode(payload, control.Encoding);
        string[] rows = text.Split('\n');
        return [.. rows.Take(rows[^1].Length == 0 ? rows.Length - 1 : rows.Length).Select(static row => row.TrimEnd('\r'))];
    }

    /// <summary>A file's size in bytes (RFC 3659 §4), or null when the server does not say.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<long?> SizeAsync(string path, CancellationToken cancellationToken)
    {
        // In TYPE A the size would be that of the text with its line ends converted.
        await UseTypeAsync('I', cancellationToken).ConfigureAwait(false);
        var reply = await AskAsync($"SIZE {path}", cancellationToken).ConfigureAwait(false);
        return reply.Code == 213 && long.TryParse(reply.Text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out long size) ? size : null;
    }

    /// <summary>When a file was changed, in UTC (RFC 3659 §3), or null when the server does not say.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<DateTimeOffset?> ModifiedAsync(string path, CancellationToken cancellationToken)
    {
        var reply = await AskAsync($"MDTM {path}", cancellationToken).ConfigureAwait(false);
        string text = reply.Text.Trim();
        return reply.Code == 213 && text.Length >= TimeFormat.Length
            && DateTimeOffset.TryParseExact(text[..TimeFormat.Length], TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time : null;
    }

    /// <summary>Sets when a file was changed: MFMT, or MDTM with a time where the server knows only that.</summary>
    /// <param name="path">The file.</param>
    /// <param name="time">The time.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False when the server has no way to.</returns>
    public async Task<bool> SetModifiedAsync(string path, DateTimeOffset time, CancellationToken cancellationToken)
    {
        var known = await FeaturesAsync(cancellationToken).ConfigureAwait(false);
        string verb = known.Has("MFMT") ? "MFMT" : "MDTM";
        var reply = await AskAsync($"{verb} {time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)} {path}", cancellationToken).ConfigureAwait(false);
        return reply.IsDone;
    }

    /// <summary>The working directory.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<string> WorkingDirectoryAsync(CancellationToken cancellationToken)
    {
        var reply = await DoneAsync("PWD", "", cancellationToken).ConfigureAwait(false);
        return Quoted(reply.Text) ?? throw new FtpException(FailureKind.Protocol, $"No directory in '{reply}'.", reply);
    }

    /// <summary>Changes the working directory.</summary>
    /// <param name="path">Where to; <c>..</c> goes up by CDUP.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<ServerReply> ChangeDirectoryAsync(string path, CancellationToken cancellationToken) =>
        path == ".." ? DoneAsync("CDUP", "", cancellationToken) : DoneAsync("CWD", path, cancellationToken);

    /// <summary>Makes a directory.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<ServerReply> MakeDirectoryAsync(string path, CancellationToken cancellationToken) => DoneAsync("MKD", path, cancellationToken);

    /// <summary>Makes a directory and those above it, as far as they are not there. Whether it worked shows in what is done there.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task MakeDirectoriesAsync(string path, CancellationToken cancellationToken)
    {
        string made = path.StartsWith('/') ? "/" : "";
        foreach (string part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            made = made is "" or "/" ? made + part : $"{made}/{part}";
            // One that is there answers with a refusal, which is as good.
            var reply = await AskAsync($"MKD {made}", cancellationToken).ConfigureAwait(false);
            if (reply.Code == 421)
                throw FileFailure("MKD", made, reply, null);
        }
    }

    /// <summary>Removes an empty directory.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<ServerReply> RemoveDirectoryAsync(string path, CancellationToken cancellationToken) => DoneAsync("RMD", path, cancellationToken);

    /// <summary>Deletes a file.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<ServerReply> DeleteAsync(string path, CancellationToken cancellationToken) => DoneAsync("DELE", path, cancellationToken);

    /// <summary>Renames a file or a directory.</summary>
    /// <param name="from">Its path.</param>
    /// <param name="to">Its new path.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<ServerReply> RenameAsync(string from, string to, CancellationToken cancellationToken)
    {
        var reply = await AskAsync(Line("RNFR", from), cancellationToken).ConfigureAwait(false);
        if (!reply.IsIntermediate)
            throw FileFailure("RNFR", from, reply, null);
        return await DoneAsync("RNTO", to, cancellationToken).ConfigureAwait(false);
    }

    // Some switch only when told so; those that always speak it may say anything.
    private async Task ChooseUtf8Async(ServerFeatures known, CancellationToken cancellationToken)
    {
        if (known.Has("UTF8") && control.Encoding is null)
            await AskAsync("OPTS UTF8 ON", cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> HasMachineListingsAsync(CancellationToken cancellationToken)
    {
        var known = await FeaturesAsync(cancellationToken).ConfigureAwait(false);
        return known.Has("MLST") || known.Has("MLSD");
    }

    // Many servers hand what follows LIST to a shell's ls: it is cut at blanks, may be an option or a pattern, and what is not there has no rows,
    // as an empty directory has none. CWD takes it for what it is.
    private async Task<byte[]> FetchListAsync(string path, CancellationToken cancellationToken)
    {
        bool isPlain = !path.StartsWith('-') && !path.AsSpan().ContainsAny(ShellCharacters);
        byte[] rows = isPlain ? await FetchListingAsync(Line("LIST", path), cancellationToken).ConfigureAwait(false) : [];
        if (rows.Length > 0 || path.Length == 0)
            return rows;
        string before = await WorkingDirectoryAsync(cancellationToken).ConfigureAwait(false);
        var entered = await AskAsync($"CWD {path}", cancellationToken).ConfigureAwait(false);
        if (entered.IsDone)
        {
            try
            {
                return await FetchListingAsync("LIST", cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                // Whatever became of the listing, what comes next counts on the directory that it was asked from.
                if (!isLost)
                    await ChangeDirectoryAsync(before, CancellationToken.None).ConfigureAwait(false);
            }
        }

        // No directory: a file has a row of its own.
        rows = isPlain ? [] : await FetchListingAsync(Line("LIST", path), cancellationToken).ConfigureAwait(false);
        return rows.Length > 0 ? rows : throw FileFailure("CWD", path, entered, null);
    }

    private async Task<ServerReply> DoneAsync(string verb, string argument, CancellationToken cancellationToken)
    {
        var reply = await AskAsync(Line(verb, argument), cancellationToken).ConfigureAwait(false);
        return reply.IsDone ? reply : throw FileFailure(verb, argument, reply, null);
    }

    // A server that does not speak UTF-8 writes names as its disk has them: which encoding that is shows in the names.
    // Some list the directory itself and the one above it too.
    private Listing Read(byte[] payload, Protocol.Verb verb)
    {
        var listing = ReadAll(payload, verb);
        return listing with { Entries = [.. listing.Entries.Where(static entry => entry.Name is not ("." or ".."))] };
    }

    private Listing ReadAll(byte[] payload, Protocol.Verb verb)
    {
        if (control.Encoding is not null || NameEncoding.IsUtf8(payload))
            return ListingParser.Parse(payload, verb, control.Encoding);
        var raw = ListingParser.Parse(payload, verb);
        var guess = EncodingGuess.Guess(raw.Entries.Where(static entry => entry.RawName is not null).Select(static entry => new ReadOnlyMemory<byte>(entry.RawName)));
        if (guess is not { IsWorthwhile: true } || NameEncoding.TryFind(guess.Name) is not { } encoding)
            return raw;
        control.Encoding = encoding;
        options.Memory.Keep(Address.Site, options.Memory.Find(Address.Site) with { Encoding = guess.Name });
        options.Watch?.Invoke(new SessionEvent.Warning($"The names of {Address.Host} are no UTF-8; they look like {guess.Name} and are read as that."));
        return ListingParser.Parse(payload, verb, encoding);
    }

    private static string Line(string verb, string argument) => argument.Length == 0 ? verb : $"{verb} {argument}";

    // 257 "a ""quoted"" name" (RFC 959, Appendix II)
    private static string? Quoted(string text)
    {
        int start = text.IndexOf('"');
        if (start < 0)
            return null;
        for (int at = start + 1; at < text.Length; at++)
        {
            if (text[at] != '"')
                continue;
            if (at + 1 < text.Length && text[at + 1] == '"')
                at++;
            else
                return text[(start + 1)..at].Replace("\"\"", "\"", StringComparison.Ordinal);
        }

        return null;
    }

    private static bool SaysMissing(ServerReply reply) => reply.Text.Contains("no such", StringComparison.OrdinalIgnoreCase);

    // Servers say 550 for both, or something else; only their words tell a file that is not there from one that may not be had. What is to be made
    // cannot be missing.
    private static FtpException FileFailure(string verb, string path, ServerReply reply, Exception? inner)
    {
        string text = reply.ToString();
        bool isForbidden = verb is "MKD" or "RNTO" or "STOR" or "APPE"
            || text.Contains("ermission", StringComparison.Ordinal) || text.Contains("denied", StringComparison.OrdinalIgnoreCase)
            || text.Contains("not allowed", StringComparison.OrdinalIgnoreCase) || text.Contains("rights", StringComparison.OrdinalIgnoreCase);
        FailureKind kind = reply.Code switch
        {
            421 => FailureKind.ConnectionLost,
            530 => FailureKind.Login,
            550 or 450 when !isForbidden => FailureKind.NoSuchFile,
            451 or 501 or 551 when !isForbidden && SaysMissing(reply) => FailureKind.NoSuchFile,
            _ => FailureKind.Refused,
        };
        return new(kind, $"{(path.Length == 0 ? verb : path)}: {text}", reply, inner);
    }
}
