using System.Collections.Immutable;
using Glassport.Client.Local;
using Glassport.Protocol.Listings;

namespace Glassport.Client.Mirrors;

/// <summary>What is to be done so that a copy becomes like its source, in an order that works.</summary>
/// <param name="Steps">Directories first, from the root down; then files; then deletions, from the leaves up.</param>
/// <param name="Unchanged">How many files are equal already.</param>
/// <param name="Skipped">What cannot be mirrored, and why.</param>
public sealed record MirrorPlan(ImmutableArray<MirrorStep> Steps, int Unchanged, ImmutableArray<string> Skipped)
{
    // Disks and protocols round times: FAT to two seconds, listings to minutes.
    private static readonly TimeSpan Exactness = TimeSpan.FromSeconds(2);

    /// <summary>Compares two trees.</summary>
    /// <param name="source">What there should be.</param>
    /// <param name="copy">What there is.</param>
    /// <param name="sourceGaps">Where the source may have more than is known: nothing is deleted there.</param>
    /// <param name="copyGaps">Where the copy may have more than is known: nothing is written below a link, which may lead out of it.</param>
    /// <param name="options">How.</param>
    public static MirrorPlan Of(
        IReadOnlyList<TreeEntry> source, IReadOnlyList<TreeEntry> copy, IReadOnlyList<TreeGap> sourceGaps, IReadOnlyList<TreeGap> copyGaps, MirrorOptions options)
    {
        HashSet<string> kept = [.. sourceGaps.Select(gap => gap.Path.Length == 0 ? "" : TargetOf(gap.Path, options)).OfType<string>()];
        HashSet<string> links = [.. copyGaps.Where(static gap => gap.IsLink).Select(static gap => gap.Path)];
        var there = copy.ToDictionary(static entry => entry.Path, StringComparer.Ordinal);
        HashSet<string> wanted = new(StringComparer.Ordinal);
        List<MirrorStep> directories = [], files = [];
        List<string> skipped = [.. sourceGaps.Select(static gap => gap.ToString()), .. copyGaps.Select(static gap => gap.ToString())];
        int unchanged = 0;
        foreach (var entry in source.OrderBy(static entry => entry.Path, StringComparer.Ordinal))
        {
            if (TargetOf(entry.Path, options) is not { } target)
            {
                skipped.Add($"{entry.Path}: no name for it on the other side");
                continue;
            }

            if (!wanted.Add(target))
            {
                skipped.Add($"{entry.Path}: {target} would be another file's copy too");
                continue;
            }

            if (TreeGap.Covers(links, entry.IsDirectory ? target : target[..Math.Max(target.LastIndexOf('/'), 0)]))
            {
                skipped.Add($"{entry.Path}: the way there in the copy is a link");
                continue;
            }

            var known = there.GetValueOrDefault(target);
            if (known is not null && known.IsDirectory != entry.IsDirectory)
            {
                skipped.Add($"{entry.Path}: a {(known.IsDirectory ? "directory" : "file")} is there in the copy");
                continue;
            }

            if (entry.IsDirectory)
            {
                if (known is null)
                    directories.Add(new(MirrorAction.MakeDirectory, entry.Path, target, null, null, "missing"));
            }
            else if (ReasonFor(entry, known, options) is { } reason)
            {
                files.Add(new(MirrorAction.Copy, entry.Path, target, entry.Size, entry.Modified is { Precision: TimePrecision.Second } exact ? exact.Time : null, reason));
            }
            else
            {
                unchanged++;
            }
        }

        var deletions = options.Deletes
            ? copy.Where(entry => !wanted.Contains(entry.Path) && !TreeGap.Covers(kept, entry.Path)).OrderByDescending(static entry => entry.Path, StringComparer.Ordinal)
                .Select(static entry => new MirrorStep(entry.IsDirectory ? MirrorAction.DeleteDirectory : MirrorAction.DeleteFile, entry.Path, entry.Path, null, null, "not in the source"))
            : [];
        return new([.. directories, .. files, .. deletions], unchanged, [.. skipped]);
    }

    private static string? TargetOf(string path, MirrorOptions options)
    {
        if (options.IsUpload)
            return FtpAddress.HasLineEnd(path) ? null : path;
        string?[] parts = [.. path.Split('/').Select(SafeName.Of)];
        return parts.Contains(null) ? null : string.Join('/', parts);
    }

    private static string? ReasonFor(TreeEntry entry, TreeEntry? known, MirrorOptions options)
    {
        if (known is null)
            return "missing";
        bool isNewer = entry.Modified is { } ours && known.Modified is { } theirs && ours.Time - theirs.Time > Slack(ours, theirs);
        bool isOlder = entry.Modified is { } mine && known.Modified is { } other && other.Time - mine.Time > Slack(mine, other);
        if (options.OnlyNewer && isOlder)
            return null;
        if (entry.Size is { } size && known.Size is { } size2 && size != size2)
            return "size differs";
        return isNewer ? "newer" : null;
    }

    private static TimeSpan Slack(ListedTime one, ListedTime other)
    {
        var first = SlackOf(one.Precision);
        var second = SlackOf(other.Precision);
        return first > second ? first : second;
    }

    private static TimeSpan SlackOf(TimePrecision precision) => precision switch
    {
        TimePrecision.Day => TimeSpan.FromDays(1),
        TimePrecision.Minute => TimeSpan.FromMinutes(1),
        _ => Exactness,
    };
}
