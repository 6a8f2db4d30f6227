using System.Buffers;
using System.Text;

namespace Glassport.Client.Local;

/// <summary>Names from a server, made fit for this machine's disk: none leads out of the folder that was chosen, none is a device.</summary>
public static class SafeName
{
    // File systems take 255 bytes, and a download's name is longer while it is not whole.
    private static readonly int MostBytes = 255 - FileTransfer.PartSuffix.Length;

    // What Windows takes for a device, with or without an ending; what any system takes for a separator or the end of a name.
    private static readonly string[] Devices =
    [
        "CON", "PRN", "AUX", "NUL", .. Enumerable.Range(1, 9).SelectMany(static n => new[] { $"COM{n}", $"LPT{n}" }),
    ];

    private static readonly SearchValues<char> WindowsReserved = SearchValues.Create("<>:\"|?*");

    /// <summary>The name to use for what a server calls so; the same for every server name, so that a later run finds its file again.</summary>
    /// <param name="name">One name, as a listing has it.</param>
    /// <returns>Null for a name that stands for no file here: empty, <c>.</c>, <c>..</c>.</returns>
    public static string? Of(string name)
    {
        if (name is "" or "." or "..")
            return null;
        StringBuilder safe = new(name.Length);
        foreach (char c in name)
            safe.Append(c is '/' or '\\' || char.IsControl(c) || IsReserved(c) ? '_' : c);
        string result = safe.ToString();
        if (OperatingSystem.IsWindows())
            result = WithoutDevice(result.TrimEnd(' ', '.'));
        return Shortened(result) is { Length: > 0 } some && some is not ("." or "..") ? some : null;
    }

    /// <summary>The path below a folder for what a server calls so.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="relativePath">The server's path below the directory that the folder mirrors, with slashes.</param>
    /// <returns>Null when a part of it stands for no file here.</returns>
    public static string? In(string folder, string relativePath)
    {
        string path = folder;
        foreach (string part in relativePath.Split('/'))
        {
            if (Of(part) is not { } safe)
                return null;
            path = Path.Combine(path, safe);
        }

        return path;
    }

    private static bool IsReserved(char c) => OperatingSystem.IsWindows() && WindowsReserved.Contains(c);

    private static string WithoutDevice(string name)
    {
        string stem = name.Split('.')[0].TrimEnd(' ');
        return Devices.Contains(stem, StringComparer.OrdinalIgnoreCase) ? "_" + name : name;
    }

    // The ending stays, for programs go by it.
    private static string Shortened(string name)
    {
        if (Encoding.UTF8.GetByteCount(name) <= MostBytes)
            return name;
        string ending = Path.GetExtension(name);
        if (Encoding.UTF8.GetByteCount(ending) > MostBytes / 4)
            ending = "";
        string stem = name[..^ending.Length];
        while (Encoding.UTF8.GetByteCount(stem) + Encoding.UTF8.GetByteCount(ending) > MostBytes)
            stem = stem[..^(stem.Length > 1 && char.IsLowSurrogate(stem[^1]) ? 2 : 1)];
        return stem + ending;
    }
}
