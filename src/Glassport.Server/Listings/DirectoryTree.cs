using Glassport.Protocol;
using Glassport.Protocol.Text;
using Glassport.Server.Storage;

namespace Glassport.Server.Listings;

/// <summary>
/// A directory and those below it, in the order of <c>ls -R</c>: the entries of each stand behind a heading. Links are not followed, and what
/// is too deep or too much is left out.
/// </summary>
/// <param name="root">The directory.</param>
/// <param name="name">How its heading calls it.</param>
/// <param name="entries">Its entries; disposed with this.</param>
/// <param name="open">Opens a directory below; null when it is not to be seen.</param>
internal sealed class DirectoryTree(VirtualPath root, string name, IDirectoryReader entries, Func<VirtualPath, ValueTask<IDirectoryReader?>> open) : IDirectoryReader
{
    private readonly Stack<(VirtualPath Path, string Name, int Depth)> waiting = new();
    private readonly List<string> below = [];
    private readonly FileEntry none;
    private (VirtualPath Path, string Name, int Depth) here = (root, name, 0);
    private IDirectoryReader? reader = entries;
    private int count = -1;

    /// <summary>The heading that stands here instead of an entry; null: an entry.</summary>
    public string? Heading { get; private set; }

    /// <summary>True when something was left out.</summary>
    public bool IsCutOff { get; private set; }

    /// <inheritdoc/>
    public ref readonly FileEntry Current => ref Heading is null ? ref reader!.Current : ref none;

    /// <inheritdoc/>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (count < 0)
        {
            count = 0;
            Heading = here.Name + ":";
            return true;
        }

        Heading = null;
        while (reader is null || !await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            Leave();
            if (!waiting.TryPop(out here))
                return false;
            reader = await open(here.Path).ConfigureAwait(false);
            if (reader is null)
                continue;
            Heading = "\r\n" + here.Name + ":";
            return true;
        }

        if (++count > Limits.RecursiveEntries)
        {
            IsCutOff = true;
            return false;
        }

        if (reader.Current.Kind == EntryKind.Directory && !DottedDirectory.IsDots(reader.Current.Name.Span))
            below.Add(FileName.Decode(reader.Current.Name.Span));
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => reader?.Dispose();

    private void Leave()
    {
        reader?.Dispose();
        reader = null;
        if (here.Depth < Limits.RecursiveDepth)
        {
            string prefix = here.Name.EndsWith('/') ? here.Name : here.Name + "/";
            for (int i = below.Count - 1; i >= 0; i--)
                waiting.Push((here.Path.Append(below[i]), prefix + below[i], here.Depth + 1));
        }
        else
        {
            IsCutOff |= below.Count > 0;
        }

        below.Clear();
    }
}
