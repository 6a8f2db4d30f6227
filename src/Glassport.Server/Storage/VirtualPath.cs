using System.Text;
using Glassport.Protocol;
using Glassport.Protocol.Text;

namespace Glassport.Server.Storage;

/// <summary>
/// An absolute path as clients see it: <c>/</c>, or <c>/a/b</c>. No part is empty, <c>.</c> or <c>..</c>, and none has a NUL, so a path
/// cannot name a place outside of its tree. There is no other way to make one than <see cref="TryResolve"/> and <see cref="Append"/>.
/// Names that are not UTF-8 keep their bytes (see <see cref="FileName"/>).
/// </summary>
public readonly record struct VirtualPath
{
    private readonly string? text;

    private VirtualPath(string text) => this.text = text;

    /// <summary>The root.</summary>
    public static VirtualPath Root => default;

    /// <summary>The whole path.</summary>
    public string Text => text ?? "/";

    /// <summary>True for <c>/</c>.</summary>
    public bool IsRoot => text is null;

    /// <summary>The last part; empty for the root.</summary>
    public string Name => Text[(Text.LastIndexOf('/') + 1)..];

    /// <summary>The path without its last part; the root is its own parent.</summary>
    public VirtualPath Parent
    {
        get
        {
            int slash = Text.LastIndexOf('/');
            return slash <= 0 ? Root : new(Text[..slash]);
        }
    }

    /// <summary>Resolves what a client wrote against its working directory. <c>..</c> above the root stays at the root (RFC 3659 §6, TVFS).</summary>
    /// <param name="workingDirectory">The working directory.</param>
    /// <param name="argument">A path, absolute or relative.</param>
    /// <param name="path">The result.</param>
    /// <returns>False when it holds a NUL or is longer than <see cref="Limits.PathBytes"/>.</returns>
    public static bool TryResolve(VirtualPath workingDirectory, ReadOnlySpan<char> argument, out VirtualPath path)
    {
        path = default;
        if (argument.Contains('\0') || argument.Length > Limits.PathBytes)
            return false;
        bool absolute = argument is ['/', ..];
        StringBuilder result = new(absolute ? "" : workingDirectory.text ?? "");
        foreach (Range range in argument.Split('/'))
        {
            var part = argument[range];
            if (part is "" or ".")
                continue;
            if (part is "..")
                result.Length = LastSlash(result);
            else
                result.Append('/').Append(part);
        }

        if (result.Length > Limits.PathBytes)
            return false;
        path = result.Length == 0 ? Root : new(result.ToString());
        return true;
    }

    /// <summary>The path of an entry of this directory.</summary>
    /// <param name="name">The entry's name, as a back end gave it.</param>
    /// <exception cref="ArgumentException">It is no name.</exception>
    public VirtualPath Append(ReadOnlySpan<char> name)
    {
        if (name is "" or "." or ".." || name.ContainsAny('/', '\0'))
            throw new ArgumentException("Not the name of an entry.", nameof(name));
        return new(string.Concat(text, "/", name));
    }

    /// <summary>True when the other path is this one or lies below it.</summary>
    /// <param name="other">The other path.</param>
    public bool Contains(VirtualPath other) =>
        text is null || (other.Text.StartsWith(text, StringComparison.Ordinal) && (other.Text.Length == text.Length || other.Text[text.Length] == '/'));

    /// <summary>This path as seen from a directory that contains it.</summary>
    /// <param name="directory">The directory.</param>
    /// <exception cref="ArgumentException">It does not contain this path.</exception>
    public VirtualPath RelativeTo(VirtualPath directory)
    {
        if (!directory.Contains(this))
            throw new ArgumentException("Not a directory that contains the path.", nameof(directory));
        string rest = Text[(directory.text?.Length ?? 0)..];
        return rest is "" or "/" ? Root : new(rest);
    }

    /// <summary>A path below this directory.</summary>
    /// <param name="relative">The path as seen from this directory.</param>
    public VirtualPath Join(VirtualPath relative) => relative.text is null ? this : text is null ? relative : new(text + relative.text);

    /// <summary>The whole path.</summary>
    public override string ToString() => Text;

    private static int LastSlash(StringBuilder path)
    {
        int i = path.Length - 1;
        while (i > 0 && path[i] != '/')
            i--;
        return Math.Max(i, 0);
    }
}
