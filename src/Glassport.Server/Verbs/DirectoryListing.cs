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
        {
            return NameRules.Fits(login.Settings.Files.UnlistedNames, path.Name)
                ? (null, path, "", FileReplies.For(StorageError.NotFound, path))
                : (new SingleEntry(entry.Value), path, request.Path[..(slash + 1)], null);
        }

        if (entry.IsSuccess)
            isPattern = false;
        else if (!isPattern)
            return (null, path, "", FileReplies.For(entry.Error, path));

        // A name that fits the pattern to the letter was found above; what is left is to look through its directory.
        string folder = isPattern ? request.Path[..(slash + 1)] : request.Path;
        if (!session.TryResolve(folder, FileOperations.List, out path, out refusal))
            return (null, path, "", refusal);
        var opened = await OpenAsync(login, path, request).ConfigureAwait(false);
        if (!opened.IsSuccess)
            return (null, path, "", FileReplies.For(opened.Error, path));
        var entries = opened.Value;
        if (isPattern)
            entries = Only(entries, new(last));
        else if (request.Recursive)
            entries = new DirectoryTree(path, folder.Length == 0 ? "." : folder, entries, below => OpenBelowAsync(login, below, request));
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

    private static async ValueTask<IDirectoryReader?> OpenBelowAsync(Login login, VirtualPath path, ListingRequest request)
    {
        if (!login.Admits(FileOperations.List, path))
            return null;
        var opened = await OpenAsync(login, path, request).ConfigureAwait(false);
        return opened.IsSuccess ? opened.Value : null;
    }

    private static async ValueTask<StorageResult<IDirectoryReader>> OpenAsync(Login login, VirtualPath path, ListingRequest request)
    {
        var opened = await login.Storage.OpenDirectoryAsync(path, CancellationToken.None).ConfigureAwait(false);
        if (!opened.IsSuccess)
            return opened;
        var entries = opened.Value;
        if (request.Dots)
        {
            var here = await login.Storage.StatAsync(path, CancellationToken.None).ConfigureAwait(false);
            var above = await login.Storage.StatAsync(path.Parent, CancellationToken.None).ConfigureAwait(false);
            if (here.IsSuccess && above.IsSuccess)
                entries = new DottedDirectory(here.Value, above.Value, entries);
        }

        return new(Visible(login.Settings.Files, entries, request.All), StorageError.None);
    }

    private static FilteredDirectory Only(IDirectoryReader entries, NamePattern pattern) => new(entries, dots: true, name => pattern.Matches(name));
}
