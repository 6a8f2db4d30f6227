using System.Globalization;

namespace Glassport.App.Capturing;

/// <summary>
/// The files of a capture: the one that was named, or with rotation a set of them, named as Wireshark names its file sets:
/// <c>NAME_00001_20260102030405.pcapng</c>.
/// </summary>
/// <param name="path">The path that was given.</param>
/// <param name="rotation">Null for one file.</param>
internal sealed class CaptureFiles(string path, Rotation? rotation)
{
    private readonly LinkedList<string> kept = new();
    private int number;

    /// <summary>Where the capture goes, for messages.</summary>
    public string Name => path == CaptureRequest.StandardOutput ? "standard output" : kept.Last is { } first ? $"{first.Value} and further files" : path;

    /// <summary>Whether more files may follow.</summary>
    public bool IsRotating => rotation is not null;

    /// <summary>Makes the next file, and removes the oldest one where there are too many then.</summary>
    /// <param name="now">The local time, for its name.</param>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be made.</exception>
    public CaptureStream OpenNext(DateTimeOffset now)
    {
        if (rotation is null)
            return CaptureFile.Open(path);
        string next = Numbered(
            path, (number + 1).ToString("D5", CultureInfo.InvariantCulture), now.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture));
        CaptureStream stream = CaptureFile.Open(next);
        number++;
        kept.AddLast(next);
        while (kept.Count > rotation.Keep)
        {
            File.Delete(kept.First!.Value);
            kept.RemoveFirst();
        }

        return stream;
    }

    /// <summary>Removes the file that was made last, in which nothing could be written.</summary>
    public void RemoveLast()
    {
        if (kept.Last is not { } last)
            return;
        File.Delete(last.Value);
        kept.RemoveLast();
    }

    private static string Numbered(string path, string number, string time)
    {
        string extension = Path.GetExtension(path);
        return $"{path[..^extension.Length]}_{number}_{time}{extension}";
    }
}
