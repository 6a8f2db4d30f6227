using System.Net;
using System.Text;

namespace Glassport.Peers.Tests;

/// <summary>What every client is made to do, and how it is seen that it was done.</summary>
internal sealed class Errand
{
    /// <summary>How many bytes of the files that are resumed are there already.</summary>
    public const int ThereAlready = 100_000;

    private readonly byte[] original = Content(300_000, 1);
    private readonly byte[] upload = Content(250_000, 2);

    /// <summary>Lays the files out.</summary>
    /// <param name="remote">The folder that the server serves.</param>
    /// <param name="local">The folder that the client works in.</param>
    /// <param name="server">Where the server listens.</param>
    /// <param name="way">How the client goes.</param>
    public Errand(string remote, string local, IPEndPoint server, Way way)
    {
        (Remote, Local, Server, Way) = (remote, local, server, way);

        // What is there already differs from what belongs there: a file that comes out with it was resumed, and not transferred again.
        File.WriteAllBytes(In(remote, "original.bin"), original);
        File.WriteAllBytes(In(remote, "resumed.bin"), new byte[ThereAlready]);
        File.WriteAllText(In(remote, "old näme.txt"), "to be renamed");
        File.WriteAllText(In(remote, "unwanted.txt"), "to be deleted");
        File.WriteAllBytes(In(local, "upload.bin"), upload);
        File.WriteAllBytes(In(local, "resumed.bin"), new byte[ThereAlready]);
    }

    /// <summary>The folder that the server serves.</summary>
    public string Remote { get; }

    /// <summary>The folder that the client works in.</summary>
    public string Local { get; }

    /// <summary>Where the server listens.</summary>
    public IPEndPoint Server { get; }

    /// <summary>How the client goes.</summary>
    public Way Way { get; }

    /// <summary>The server's address as text, without brackets.</summary>
    public string Host => Server.Address.ToString();

    /// <summary>The server's port as text.</summary>
    public string Port => Server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The server's address and port, with brackets where IPv6 needs them.</summary>
    public string Authority => Server.ToString();

    /// <summary>What a transfer of a file should carry.</summary>
    /// <param name="verb">RETR, STOR or APPE.</param>
    /// <param name="restartOffset">Where it began.</param>
    public byte[] Payload(string verb, long? restartOffset) => (verb == "RETR" ? original : upload)[(int)(restartOffset ?? 0)..];

    /// <summary>Checks the folders after the client came back.</summary>
    /// <param name="skills">What it was to do.</param>
    /// <param name="printed">What it printed.</param>
    public void AssertDone(Skills skills, string printed)
    {
        AssertDone(skills, Skills.List, () => Assert.Contains("original.bin", printed, StringComparison.Ordinal));
        AssertDone(skills, Skills.Download, () => AssertFile(original, Local, "original.bin"));
        AssertDone(skills, Skills.Upload, () => AssertFile(upload, Remote, "upload.bin"));
        AssertDone(skills, Skills.ResumeDownload, () => AssertFile([.. new byte[ThereAlready], .. original[ThereAlready..]], Local, "resumed.bin"));
        AssertDone(skills, Skills.ResumeUpload, () => AssertFile([.. new byte[ThereAlready], .. upload[ThereAlready..]], Remote, "resumed.bin"));
        AssertDone(skills, Skills.Rename, () => Assert.Equal("to be renamed", File.ReadAllText(In(Remote, "new näme.txt"))));
        AssertDone(skills, Skills.Rename, () => Assert.False(File.Exists(In(Remote, "old näme.txt"))));
        AssertDone(skills, Skills.Delete, () => Assert.False(File.Exists(In(Remote, "unwanted.txt"))));
        AssertDone(skills, Skills.MakeDirectory, () => Assert.True(Directory.Exists(In(Remote, "made"))));
    }

    private static void AssertDone(Skills skills, Skills skill, Action check)
    {
        if (skills.HasFlag(skill))
            check();
    }

    private static void AssertFile(byte[] expected, string folder, string name)
    {
        byte[] actual = File.ReadAllBytes(In(folder, name));
        Assert.Equal(expected.Length, actual.Length);
        Assert.Equal(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(expected)), Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(actual)));
    }

    // The same bytes in every run, and not such as compress.
    private static byte[] Content(int length, byte seed)
    {
        byte[] bytes = new byte[length];
        byte[] block = Encoding.ASCII.GetBytes($"glassport {seed}");
        for (int i = 0; i < length; i += 32)
        {
            block = System.Security.Cryptography.SHA256.HashData(block);
            block.AsSpan(0, Math.Min(32, length - i)).CopyTo(bytes.AsSpan(i));
        }

        return bytes;
    }

    private static string In(string folder, string name) => Path.Combine(folder, name);
}
