using Glassport.Protocol;
using Glassport.Server.Listings;
using Glassport.Server.Sessions;
using Glassport.Server.Settings;
using Glassport.Server.Storage;

namespace Glassport.Server.Verbs;

/// <summary>What LIST, NLST, MLSD and STAT have in common: what is to be seen of a path.</summary>
internal static class DirectoryListing
{
    private static readonly Reply TooLong = new(501, "The pattern is too long.", "模式过长。");

    /// <summary>Sends what a request asks for.</summary>
    /// <param name="session">The session.</param>
    /// <param name="verb">The verb.</param>
    /// <param name="request">The request.</param>
    /// <param name="format">How entries are written, given what stands before names, and the directory.</param>
    public static async ValueTask<Reply?> SendAsync(Session session, Verb verb, ListingRequest request, Func<string, VirtualPath, IListingFormat> format)
    {
        var (entries, path, prefix, refusal) = await OpenAsync(session, request).ConfigureAwait(false);
        return entries is null ? refusal : await SendAsync(session, verb, path, entries, format(prefix, path)).ConfigureAwait(false);
    }

    /// <summary>Sends entries.</summary>
    /// <param name="session">The session.</param>
    /// <param name="verb">The verb.</param>
    /// <param name="path">The directory.</param>
    /// <param name="entries">Its entries.</param>
    /// <param name="format">How they are written.</param>
    public static async ValueTask<Reply?> SendAsync(Session session, Verb verb, VirtualPath path, IDirectoryReader entries, IListingFormat format)
    {
        if (session.TryTakeChannel(out var channel, out var refusal))
            return await session.TransferAsync(new ListingTransfer(session, verb, path, channel, entries, format)).ConfigureAwait(false);
        entries.Dispose();
        return refusal;
    }

    /// <summary>Opens what a request asks for.</summary>
    /// <param name="session">The session.</param>
    /// <param name="request">The request.</param>
    /// <returns>The entries, their directory and what stands before their names in NLST; or the reply when they cannot be had.</returns>
    public static async ValueTask<(IDirectoryReader? Entries, VirtualPath Path, string Prefix, Reply? Refusal)> OpenAsync(Session session, ListingRequest request)
    {
        int slash = request.Path.LastIndexOf('/');
        string last = request.Path[(slash + 1)..];
        bool isPattern = NamePattern.IsPattern(last);
        if (!session.TryResolve(request.Path, FileOperations.List, out var path, out var refusal))
            return (null, path, "", refusal);
        if (isPattern && last.Length > NamePattern.MostCharacters)
            return (null, path, "", TooLong);
        var login = session.Login!;
        var storage = login.Storage;
        var entry = await storage.StatAsync(path, CancellationToken.None).ConfigureAwait(false);
        if (entry.IsSuccess && (request.Itself || entry.Value.Kind != EntryKind.Directory))
            return (new SingleEntry(entry.Value), path, request.Path[..(slash + 1)], null);
        if (entry.IsSuccess)
            isPattern = false;
        else if (!isPattern)
            return (null, path, "", FileReplies.For(entry.Error, path));

        // A name that fits the pattern to the letter was found above; what is left is to look through its directory.
        string folder = isPattern ? request.Path[..(slash + 1)] : request.Path;
        if (!session.TryResolve(folder, FileOperations.List, out path, out refusal))
            return (null, path, "", refusal);
        var opened = await storage.OpenDirectoryAsync(path, CancellationToken.None).ConfigureAwait(false);
        if (!opened.IsSuccess)
            return (null, path, "", FileReplies.For(opened.Error, path));
        var entries = Visible(login.Settings.Files, opened.Value, request.All);
        if (isPattern)
            entries = Only(entries, new(last));
        else if (request.Recursive)
            entries = new DirectoryTree(path, folder.Length == 0 ? "." : folder, entries, below => OpenBelowAsync(login, below, request.All));
        return (entries, path, folder.Length == 0 || folder.EndsWith('/') ? folder : folder + "/", null);
    }

    /// <summary>A directory without what the site hides.</summary>
    /// <param name="files">What it hides.</param>
    /// <param name="entries">The directory.</param>
    /// <param name="all">Whether names that begin with a dot are seen.</param>
    public static IDirectoryReader Visible(FileSettings files, IDirectoryReader entries, bool all)
    {
        if (!files.HiddenNames.IsEmpty || !files.UnlistedNames.IsEmpty)
            return new FilteredDirectory(entries, all, name => !NameRules.Fits(files.HiddenNames, name) && !NameRules.Fits(files.UnlistedNames, name));
        return all ? entries : new FilteredDirectory(entries, dots: false, isSeen: null);
    }

    private static async ValueTask<IDirectoryReader?> OpenBelowAsync(Login login, VirtualPath path, bool all)
    {
        if (!login.Admits(FileOperations.List, path))
            return null;
        var opened = await login.Storage.OpenDirectoryAsync(path, CancellationToken.None).ConfigureAwait(false);
        return opened.IsSuccess ? Visible(login.Settings.Files, opened.Value, all) : null;
    }

    private static FilteredDirectory Only(IDirectoryReader entries, NamePattern pattern) => new(entries, dots: true, name => pattern.Matches(name));
}
