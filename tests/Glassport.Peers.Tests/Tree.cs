using System.Globalization;
using System.Security.Cryptography;

namespace Glassport.Peers.Tests;

/// <summary>A tree of 2,000 small files, with names that need care.</summary>
internal static class Tree
{
    /// <summary>How many files it has.</summary>
    public const int Files = 2000;

    private static readonly string[] Folders = ["plain", "with blank", "ünïcode", "中文", "deep/er/and/deeper", "100% #1 & more"];
    private static readonly string[] Names = ["file{0}.bin", "two words {0}.txt", "größe {0}", "文件{0}.txt", "{0};v=1,x", "[{0}] 50% #.log"];

    /// <summary>Makes the tree.</summary>
    /// <param name="parent">The folder that <c>tree</c> is made in.</param>
    public static void Make(string parent)
    {
        for (int i = 0; i < Files; i++)
        {
            string folder = Path.Combine(parent, "tree", Folders[i % Folders.Length]);
            Directory.CreateDirectory(folder);
            byte[] content = new byte[i % 7 == 0 ? i / 7 : 200 + i];
            content.AsSpan().Fill((byte)i);
            string name = string.Format(CultureInfo.InvariantCulture, Names[i / Folders.Length % Names.Length], i);
            File.WriteAllBytes(Path.Combine(folder, name), content);
        }
    }

    /// <summary>A line for each file of the tree: its path and the SHA-256 of its content.</summary>
    /// <param name="parent">The folder that <c>tree</c> is in.</param>
    public static string[] Describe(string parent)
    {
        string top = Path.Combine(parent, "tree");
        return [.. Directory.EnumerateFiles(top, "*", SearchOption.AllDirectories)
            .Select(file => $"{Path.GetRelativePath(top, file)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}")
            .Order(StringComparer.Ordinal)];
    }
}
