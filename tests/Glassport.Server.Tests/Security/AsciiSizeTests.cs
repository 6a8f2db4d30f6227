namespace Glassport.Server.Tests.Security;

/// <summary>S26: SIZE does not read a file to count its line ends.</summary>
public sealed class AsciiSizeTests
{
    [Theory]
    [InlineData(true, "550")]
    [InlineData(false, "213 1099511627776")]
    public async Task SIZE_of_a_file_of_a_terabyte_is_answered_at_once(bool converts, string answer)
    {
        await using var victim = await Victim.StartAsync(site => site with { Files = new() { AsciiDownloads = converts } });
        await using (var file = File.Create(victim.Folder.In("big")))
            file.SetLength(1L << 40);
        using var client = await victim.LoginAsync();

        await client.ExpectAsync("200", "TYPE A");
        await client.ExpectAsync(answer, "SIZE big");
        await client.ExpectAsync("200", "TYPE I");
        await client.ExpectAsync("213 1099511627776", "SIZE big");
    }
}
