namespace Glassport.Peers.Tests.Servers;

/// <summary>A small tree with names, sizes and times that need care. Nobody changes it.</summary>
internal static class KnownTree
{
    /// <summary>Its directory.</summary>
    public const string Name = "known";

    /// <summary>A directory that the user may read and nobody may write to.</summary>
    public const string Locked = "locked";

    /// <summary>When its files were changed, long ago and not on a whole minute.</summary>
    public static DateTimeOffset Modified { get; } = new(2019, 2, 28, 23, 59, 57, TimeSpan.Zero);

    /// <summary>Its files, and their contents.</summary>
    public static IReadOnlyDictionary<string, byte[]> Files { get; } = new Dictionary<string, byte[]>
    {
        ["plain.txt"] = "one\ntwo\nthree\n"u8.ToArray(),
        ["two words.txt"] = "two words"u8.ToArray(),
        ["größe.bin"] = Content(1000, 1),
        ["文件.bin"] = Content(1001, 2),
        ["50% #1 & [more].bin"] = Content(5, 3),
        ["empty.bin"] = [],
        ["large.bin"] = Content(3_000_000, 4),
    };

    /// <summary>Its directories; in the first is a file, in the second nothing.</summary>
    public static IReadOnlyList<string> Directories { get; } = ["folder with blank", "empty folder"];

    /// <summary>Makes the tree.</summary>
    /// <param name="root">The folder that it is made in.</param>
    public static void Make(string root)
    {
        string top = Path.Combine(root, Name);
        foreach (string directory in Directories)
            Directory.CreateDirectory(Path.Combine(top, directory));
        foreach (var (name, content) in Files.Append(new($"{Directories[0]}/inner.txt", "inner"u8.ToArray())))
        {
            File.WriteAllBytes(Path.Combine(top, name), content);
            File.SetLastWriteTimeUtc(Path.Combine(top, name), Modified.UtcDateTime);
        }

        string secret = Path.Combine(Directory.CreateDirectory(Path.Combine(root, Locked)).FullName, "secret.bin");
        File.WriteAllBytes(secret, Content(10, 5));
        File.SetUnixFileMode(secret, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    /// <summary>Bytes that are the same each time.</summary>
    /// <param name="length">How many.</param>
    /// <param name="seed">Which.</param>
    public static byte[] Content(int length, int seed)
    {
        byte[] content = new byte[length];
#pragma warning disable CA5394 // Nothing secret.
        new Random(seed).NextBytes(content);
#pragma warning restore CA5394
        return content;
    }
}
