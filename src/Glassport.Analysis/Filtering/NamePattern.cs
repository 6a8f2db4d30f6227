using System.IO.Enumeration;
using System.Text;
using Glassport.Protocol.Text;

namespace Glassport.Analysis.Filtering;

/// <summary>
/// A name to look for: letter by letter, <c>*</c> for any characters, <c>?</c> for one, <c>\</c> before one that is meant itself. Names on
/// the wire that are not UTF-8 are tried in every encoding that <see cref="NameEncoding.Names"/> has.
/// </summary>
/// <param name="Text">The pattern.</param>
public sealed record NamePattern(string Text)
{
    private static readonly Lazy<IReadOnlyList<Encoding>> Encodings =
        new(static () => [.. NameEncoding.Names.Select(NameEncoding.TryFind).OfType<Encoding>().Where(static e => e is not UTF8Encoding)]);

    /// <summary>Whether the bytes are such a name.</summary>
    public bool MatchesName(ReadOnlySpan<byte> name)
    {
        if (NameEncoding.IsUtf8(name))
            return Matches(Encoding.UTF8.GetString(name));
        foreach (Encoding encoding in Encodings.Value)
        {
            if (Matches(encoding.GetString(name)))
                return true;
        }

        return false;
    }

    /// <summary>Whether the bytes are a path that ends in such a name; a pattern with slashes is compared with as many folders.</summary>
    public bool MatchesPath(ReadOnlySpan<byte> path)
    {
        if (NameEncoding.IsUtf8(path))
            return Matches(Tail(Encoding.UTF8.GetString(path)));
        foreach (Encoding encoding in Encodings.Value)
        {
            if (Matches(Tail(encoding.GetString(path))))
                return true;
        }

        return false;
    }

    private bool Matches(ReadOnlySpan<char> name) => FileSystemName.MatchesSimpleExpression(Text, name, ignoreCase: false);

    // A pattern from the root on is compared with the whole path.
    private ReadOnlySpan<char> Tail(ReadOnlySpan<char> path)
    {
        if (Text.StartsWith('/'))
            return path;
        int folders = Text.AsSpan().Count('/');
        int at = path.Length;
        while (at > 0)
        {
            int slash = path[..at].LastIndexOf('/');
            if (folders-- == 0)
                return path[(slash + 1)..];
            at = Math.Max(0, slash);
        }

        return path;
    }
}
