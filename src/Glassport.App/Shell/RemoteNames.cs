using System.Collections.Immutable;
using Glassport.App.Remote;
using Glassport.Client;
using Glassport.Protocol.Listings;

namespace Glassport.App.Shell;

/// <summary>The names in the server's directories, kept until a command may have changed them.</summary>
internal sealed class RemoteNames
{
    private static readonly string[] Changing = ["CWD", "CDUP", "STOR", "APPE", "STOU", "DELE", "RMD", "MKD", "RNTO", "SITE", "USER", "REIN"];

    private readonly Dictionary<string, ImmutableArray<(string Name, bool IsDirectory)>> kept = new(StringComparer.Ordinal);

    /// <summary>Takes what happens in the session: some commands change names.</summary>
    /// <param name="happened">What happened.</param>
    public void Hear(SessionEvent happened)
    {
        if (happened is SessionEvent.Command command && Changing.Contains(command.Line.Split(' ')[0], StringComparer.OrdinalIgnoreCase))
            Forget();
    }

    /// <summary>Forgets all: something in the background may have changed them.</summary>
    public void Forget() => kept.Clear();

    /// <summary>The names in a directory.</summary>
    /// <param name="client">The session.</param>
    /// <param name="directory">The directory; empty for the working directory.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    public async Task<ImmutableArray<(string Name, bool IsDirectory)>> InAsync(FtpClient client, string directory, CancellationToken cancellationToken)
    {
        if (kept.TryGetValue(directory, out var names))
            return names;
        // Who asks for the active mode asks for the dialogue of the classic clients, and they know only NLST.
        names = client.Mode == DataMode.Active
            ? [.. (await client.RowsAsync("NLST", directory, cancellationToken).ConfigureAwait(false)).Select(static row => (RemotePattern.Last(row), false))]
            : [.. (await client.ListAsync(directory, cancellationToken).ConfigureAwait(false)).Entries.Select(static entry => (entry.Name, entry.Kind == ListingKind.Directory))];
        kept[directory] = names;
        return names;
    }
}
