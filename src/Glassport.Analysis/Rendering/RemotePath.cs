using System.Text;

namespace Glassport.Analysis.Rendering;

/// <summary>The directory that a client is in, as far as its commands and the server's replies tell.</summary>
internal sealed class RemotePath
{
    // A long argument repeated by many CWDs must not grow without end.
    private const int LongestPath = 4096;

    /// <summary>The directory: absolute, or relative to where the login began (<c>.</c>).</summary>
    public string Current { get; private set; } = ".";

    /// <summary>The path that <paramref name="argument"/> means here.</summary>
    public string Resolve(string argument)
    {
        string joined = argument.StartsWith('/') ? argument : $"{Current}/{argument}";
        List<string> kept = [];
        foreach (string part in joined.Split('/'))
        {
            if (part == ".." && kept.Count > 0 && kept[^1] is not (".." or "."))
                kept.RemoveAt(kept.Count - 1);
            else if (part.Length > 0 && !(part == "." && (kept.Count > 0 || joined[0] == '/')) && !(part == ".." && kept.Count == 0 && joined[0] == '/'))
                kept.Add(part);
        }

        string path = string.Join('/', kept);
        if (joined[0] == '/')
            path = "/" + path;
        return path.Length > LongestPath ? path[..LongestPath] : path;
    }

    /// <summary>The server confirmed a change to <paramref name="argument"/>.</summary>
    public void Enter(string argument) => Current = Resolve(argument);

    /// <summary>The server told where the client is: the quoted name of a 257 (RFC 959 appendix II).</summary>
    public void Told(string text)
    {
        int open = text.IndexOf('"');
        if (open < 0)
            return;
        StringBuilder name = new();
        for (int i = open + 1; i < text.Length && name.Length < LongestPath; i++)
        {
            if (text[i] != '"')
                name.Append(text[i]);
            else if (i + 1 < text.Length && text[i + 1] == '"')
                name.Append(text[i++]);
            else
                break;
        }

        if (name.Length > 0)
            Current = name.ToString();
    }
}
