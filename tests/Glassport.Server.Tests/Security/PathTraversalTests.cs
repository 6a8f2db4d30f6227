using System.Runtime.Versioning;
using System.Text;

namespace Glassport.Server.Tests.Security;

/// <summary>S8: no verb reaches anything outside the tree, however the path is written.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class PathTraversalTests
{
    private static readonly string[] Verbs =
    [
        "CWD {0}", "SIZE {0}", "MDTM {0}", "MLST {0}", "STAT {0}", "DELE {0}", "RMD {0}", "MKD {0}", "RNFR {0}", "SITE CHMOD 777 {0}",
        "SITE UTIME 20300101000000 {0}", "MFMT 20200101000000 {0}", "MFF UNIX.mode=0777; {0}", "HASH {0}", "XMD5 {0}", "AVBL {0}",
    ];

    private static readonly string[] Transfers = ["RETR {0}", "LIST {0}", "NLST {0}", "MLSD {0}"];

    public static TheoryData<string> Spellings =>
    [
        "../root_sibling/secret",
        "/../root_sibling/secret",
        "../../../../../../../../etc/passwd",
        "/..//..//root_sibling//secret",
        "sub/../../root_sibling/secret",
        "....//root_sibling/secret",
        @"..\root_sibling\secret",
        @"\..\root_sibling\secret",
        "%2e%2e/root_sibling/secret",
        "%2e%2e%2froot_sibling%2fsecret",
        "\u00c0\u00ae\u00c0\u00ae/root_sibling/secret",
        "../root_sibling/secret ",
        "../root_sibling/secret.",
        "../ROOT_SIBLING/secret",
        "../root_sibling",
        "/root_sibling/secret",
        @"\\127.0.0.1\root_sibling\secret",
        "//127.0.0.1/root_sibling/secret",
        "C:../root_sibling/secret",
        "C:/root_sibling/secret",
        "secret::$DATA",
        "CON",
        "NUL",
        "..",
        "/..",
        ".../secret",
        "~root/secret",
        "~/secret",
    ];

    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task No_spelling_leaves_the_tree(string spelling)
    {
        await using var victim = await Victim.StartAsync();
        Directory.CreateDirectory(victim.Folder.In("sub"));
        string before = Describe(victim);
        using var client = await victim.LoginAsync();

        foreach (string command in Transfers)
        {
            var (content, reply) = await client.DownloadAsync(command.Replace("{0}", spelling, StringComparison.Ordinal));
            Assert.Matches("^[2345]", reply);
            Assert.DoesNotContain("secret", Encoding.UTF8.GetString(content), StringComparison.Ordinal);
            Assert.DoesNotContain("root:", Encoding.UTF8.GetString(content), StringComparison.Ordinal);
        }

        Assert.Matches("^[245]", await client.UploadAsync("STOR " + spelling, "forged"u8.ToArray()));
        Assert.Matches("^[245]", await client.UploadAsync("APPE " + spelling, "forged"u8.ToArray()));
        foreach (string command in Verbs)
        {
            string reply = await client.CommandAsync(command.Replace("{0}", spelling, StringComparison.Ordinal));
            Assert.Matches("^[235]", reply);
            if (reply.StartsWith("350", StringComparison.Ordinal))
                await client.CommandAsync("RNTO moved");
            await client.ExpectAsync("250", "CWD /");
        }

        await client.UploadAsync("STOR own", "own"u8.ToArray());
        await client.ExpectAsync("350", "RNFR own");
        await client.CommandAsync("RNTO " + spelling);
        await client.CommandAsync($"COMB \"{spelling}\" \"own\"");
        Assert.Equal(before, Describe(victim));
        Assert.Empty(victim.Log.Failures);
    }

    [Fact]
    public async Task Overlong_UTF8_and_NUL_lead_nowhere()
    {
        await using var victim = await Victim.StartAsync();
        string before = Describe(victim);
        using var client = await victim.LoginAsync();

        foreach (string path in new[] { "\xC0\xAE\xC0\xAE/root_sibling/secret", "..\xC0\xAFroot_sibling/secret", "\xE0\x80\xAE./root_sibling/secret", "a\0/../../root_sibling/secret" })
        {
            await client.SendAsync($"SIZE {path}\r\n");
            Assert.StartsWith("5", await client.ReplyAsync());
            await client.SendAsync($"CWD {path}\r\n");
            Assert.StartsWith("5", await client.ReplyAsync());
            await client.SendAsync($"MKD {path}\r\n");
            Assert.Matches("^[25]", await client.ReplyAsync());
        }

        Assert.Equal(before, Describe(victim));
    }

    [Fact]
    public async Task The_root_is_its_own_parent()
    {
        await using var victim = await Victim.StartAsync();
        using var client = await victim.LoginAsync();

        await client.ExpectAsync("250", "CDUP");
        await client.ExpectAsync("250", "CWD ../../..");
        await client.ExpectAsync("257 \"/\"", "PWD");
        Assert.DoesNotContain("root_sibling", Encoding.UTF8.GetString((await client.DownloadAsync("NLST ..")).Content), StringComparison.Ordinal);
    }

    // Names, modes, times and content of all that lies outside.
    private static string Describe(Victim victim)
    {
        StringBuilder text = new();
        foreach (string path in Directory.EnumerateFileSystemEntries(victim.Folder.Outside, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            text.AppendLine($"{path} {File.GetUnixFileMode(path)} {File.GetLastWriteTimeUtc(path).Ticks} {(File.Exists(path) ? File.ReadAllText(path) : "")}");
        text.AppendJoin('\n', Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(victim.Folder.Root)!).Order(StringComparer.Ordinal));
        return text.ToString();
    }
}
