using System.Runtime.Versioning;
using Glassport.Server.Settings;

namespace Glassport.Server.Tests.Security;

/// <summary>S22: what SITE and the lesser verbs do to files needs the right that the plain verb needs.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class SitePermissionTests
{
    private static readonly string[] Changing =
    [
        "SITE CHMOD 777 a", "SITE UTIME 20200101000000 a", "SITE SYMLINK a b", "MFMT 20200101000000 a", "MFCT 20200101000000 a", "MFF UNIX.mode=0777; a",
        "MDTM 20200101000000 a", "DELE a", "RMD sub", "XRMD sub", "MKD new", "XMKD new", "RNFR a", "COMB \"new\" \"a\"",
    ];

    [Fact]
    public async Task Nothing_is_changed_by_who_may_only_read()
    {
        await using var victim = await Victim.StartAsync(site => site with
        {
            Rules = [new(RuleEffect.Allow, Principal.Everyone, FileOperations.Read)],
            Files = new() { AllowSymlinks = true },
        });
        string before = Plant(victim);
        using var client = await victim.LoginAsync();

        foreach (string command in Changing)
            Assert.DoesNotMatch("^2", await client.CommandAsync(command));
        await client.ExpectAsync("5", "RNTO b");
        foreach (string command in new[] { "STOR new", "STOR a", "APPE a", "STOU new" })
            Assert.StartsWith("550", await client.UploadAsync(command, "forged"u8.ToArray()));

        Assert.Equal(before, Describe(victim));
    }

    [Fact]
    public async Task Nothing_is_read_by_who_may_only_write()
    {
        await using var victim = await Victim.StartAsync(site => site with
        {
            Rules = [new(RuleEffect.Allow, Principal.Everyone, FileOperations.Upload)],
        });
        Plant(victim);
        using var client = await victim.LoginAsync();

        foreach (string command in new[] { "HASH a", "XCRC a", "XMD5 a", "XSHA a", "XSHA1 a", "XSHA256 a", "XSHA512 a", "MD5 a", "SIZE a", "MDTM a", "MLST a", "STAT a", "STAT /", "COMB \"new\" \"a\"" })
            await client.ExpectAsync("5", command);
        foreach (string command in new[] { "RETR a", "LIST", "NLST", "MLSD", "LIST a" })
        {
            var (content, reply) = await client.DownloadAsync(command);
            Assert.Empty(content);
            Assert.StartsWith("550", reply);
        }
    }

    [Fact]
    public async Task COMB_takes_no_parts_that_may_not_be_read_or_removed()
    {
        await using var victim = await Victim.StartAsync(site => site with
        {
            Rules =
            [
                new(RuleEffect.Deny, Principal.Everyone, FileOperations.All, "/sub"),
                new(RuleEffect.Allow, Principal.Everyone, FileOperations.All),
            ],
        });
        string before = Plant(victim);
        using var client = await victim.LoginAsync();

        await client.ExpectAsync("550", "COMB \"new\" \"sub/b\"");
        await client.ExpectAsync("550", "COMB \"sub/b\" \"a\"");
        await client.ExpectAsync("350", "RNFR a");
        await client.ExpectAsync("550", "RNTO sub/a");
        await client.ExpectAsync("550", "RNFR sub/b");

        Assert.Equal(before, Describe(victim));
    }

    [Theory]
    [InlineData("SITE EXEC id")]
    [InlineData("SITE CPFR /etc/passwd")]
    [InlineData("SITE CPTO a")]
    [InlineData("SITE COPY a b")]
    [InlineData("SITE RMDIR sub")]
    [InlineData("SITE LINK a b")]
    [InlineData("SITE ZIP a")]
    public async Task Services_that_brought_others_down_are_none_here(string command)
    {
        await using var victim = await Victim.StartAsync();
        string before = Plant(victim);
        using var client = await victim.LoginAsync();

        await client.ExpectAsync("500", command);

        Assert.Equal(before, Describe(victim));
    }

    private static string Plant(Victim victim)
    {
        File.WriteAllText(victim.Folder.In("a"), "content");
        Directory.CreateDirectory(victim.Folder.In("sub"));
        File.WriteAllText(victim.Folder.In("sub/b"), "other");
        return Describe(victim);
    }

    private static string Describe(Victim victim) => string.Join('\n', Directory
        .EnumerateFileSystemEntries(victim.Folder.Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        .Select(static path => $"{path} {File.GetUnixFileMode(path)} {File.GetLastWriteTimeUtc(path).Ticks} {(File.Exists(path) ? File.ReadAllText(path) : "")}"));
}
