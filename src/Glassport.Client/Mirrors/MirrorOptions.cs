using System.Collections.Immutable;
using System.IO.Enumeration;
using Glassport.Client.Local;
using Glassport.Protocol.Listings;

namespace Glassport.Client.Mirrors;

/// <summary>How a tree is mirrored.</summary>
public sealed record MirrorOptions
{
    /// <summary>True from this machine to the server; false from the server to this machine.</summary>
    public bool IsUpload { get; init; }

    /// <summary>Whether what the source does not have is deleted from the copy.</summary>
    public bool Deletes { get; init; }

    /// <summary>Whether a file of the copy that is newer than the source's is left alone.</summary>
    public bool OnlyNewer { get; init; }

    /// <summary>Patterns with <c>*</c> and <c>?</c>; when there are any, only files whose name or path fits one are mirrored.</summary>
    public ImmutableArray<string> Includes { get; init; } = [];

    /// <summary>Files and directories whose name or path fits one are as if they were not there, on both sides.</summary>
    public ImmutableArray<string> Excludes { get; init; } = [];

    /// <summary>How many sessions transfer beside each other.</summary>
    public int Parallel { get; init; } = 1;

    /// <summary>How each file is transferred.</summary>
    public FileTransferOptions Files { get; init; } = new();

    /// <summary>The server's clock, for listings whose times have no zone; null to find it out.</summary>
    public ServerClock? Clock { get; init; }

    /// <summary>Whether a path takes part.</summary>
    /// <param name="path">The path below the root.</param>
    /// <param name="isDirectory">Whether it is a directory: only excluding concerns those.</param>
    public bool Admits(string path, bool isDirectory) =>
        !Excludes.Any(pattern => Fits(pattern, path)) && (isDirectory || Includes.IsEmpty || Includes.Any(pattern => Fits(pattern, path)));

    private static bool Fits(string pattern, string path) =>
        FileSystemName.MatchesSimpleExpression(pattern, pattern.Contains('/') ? path : path[(path.LastIndexOf('/') + 1)..], ignoreCase: false);
}
