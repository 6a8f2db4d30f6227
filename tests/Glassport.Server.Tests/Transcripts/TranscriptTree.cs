using System.Globalization;
using System.Runtime.Versioning;
using System.Text;
using Glassport.Server.Tests.Storage;

namespace Glassport.Server.Tests.Transcripts;

/// <summary>The folder that a transcript's site serves: what is given in it, and what must be there then.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class TranscriptTree(TemporaryFolder folder)
{
    private const int DirectoryMode = 0b111_101_101;
    private const int FileMode = 0b110_100_100;

    /// <summary>When everything given was changed, unless it is said.</summary>
    public static readonly DateTime Usual = new(2026, 6, 1, 10, 20, 30, DateTimeKind.Utc);

    /// <summary><c>/dir/</c>, <c>/a.txt "content"</c>, <c>/a.txt 5000 bytes</c>, <c>/a.txt mode 600</c>, <c>/a.txt modified 20260102030405</c>, <c>/link -> a.txt</c>.</summary>
    public void Give(string text)
    {
        if (text.EndsWith('/'))
        {
            Directory.CreateDirectory(At(text));
            File.SetUnixFileMode(At(text), (UnixFileMode)DirectoryMode);
        }
        else if (Split(text, " mode ") is var (moded, mode))
        {
            File.SetUnixFileMode(At(moded), (UnixFileMode)Convert.ToInt32(mode, 8));
        }
        else if (Split(text, " modified ") is var (aged, time))
        {
            File.SetLastWriteTimeUtc(At(aged), Time(time));
        }
        else if (Split(text, " -> ") is var (link, target))
        {
            File.CreateSymbolicLink(At(link), target);
        }
        else
        {
            var (path, content) = Content(text);
            File.WriteAllBytes(At(path), content);
            File.SetUnixFileMode(At(path), (UnixFileMode)FileMode);
            File.SetLastWriteTimeUtc(At(path), Usual);
        }
    }

    /// <summary>Takes away what is there, with all below it.</summary>
    public void Remove(string text) => Directory.Delete(At(text), recursive: true);

    /// <summary>Asserts what <see cref="Give"/> would have made, or <c>no /a.txt</c>.</summary>
    public void Expect(string text)
    {
        if (text.StartsWith("no ", StringComparison.Ordinal))
            Assert.False(Path.Exists(At(text[3..])), $"{text[3..]} is there.");
        else if (text.EndsWith('/'))
            Assert.True(Directory.Exists(At(text)), $"{text} is not there.");
        else if (Split(text, " mode ") is var (moded, mode))
            Assert.Equal(mode, Convert.ToString((int)File.GetUnixFileMode(At(moded)), 8).PadLeft(3, '0'));
        else if (Split(text, " modified ") is var (aged, time))
            Assert.Equal(Time(time), File.GetLastWriteTimeUtc(At(aged)));
        else if (Split(text, " -> ") is var (link, target))
            Assert.Equal(target, new FileInfo(At(link)).LinkTarget);
        else
            Assert.Equal(Content(text).Content, File.ReadAllBytes(At(Content(text).Path)));
    }

    /// <summary>Directories were changed by what was put into them; from now on they look alike everywhere.</summary>
    public void Settle()
    {
        foreach (string directory in Directory.EnumerateDirectories(folder.Root, "*", SearchOption.AllDirectories))
            Directory.SetLastWriteTimeUtc(directory, Usual);
        Directory.SetLastWriteTimeUtc(folder.Root, Usual);
    }

    /// <summary>Content that is the same for everybody.</summary>
    public static byte[] Pattern(int length)
    {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++)
            bytes[i] = (byte)(i % 251);
        return bytes;
    }

    private static (string Path, byte[] Content) Content(string text)
    {
        if (text.EndsWith(" bytes", StringComparison.Ordinal))
        {
            int blank = text.LastIndexOf(' ', text.Length - 7);
            return (text[..blank], Pattern(int.Parse(text.AsSpan(blank + 1, text.Length - blank - 7), CultureInfo.InvariantCulture)));
        }

        int quote = text.IndexOf(" \"", StringComparison.Ordinal);
        return quote > 0 && text.EndsWith('"')
            ? (text[..quote], LinePattern.Bytes(text[(quote + 2)..^1]))
            : throw new FormatException($"Neither a directory nor a file with content: {text}");
    }

    private static (string, string)? Split(string text, string word) =>
        text.Contains('"', StringComparison.Ordinal) || text.IndexOf(word, StringComparison.Ordinal) is not (> 0 and var at)
            ? null : (text[..at], text[(at + word.Length)..]);

    private static DateTime Time(string text) =>
        DateTime.ParseExact(text, "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    private string At(string path) => folder.In(Encoding.UTF8.GetString(LinePattern.Bytes(path)).Trim('/'));
}
