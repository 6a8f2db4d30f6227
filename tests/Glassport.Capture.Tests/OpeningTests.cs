using System.Text;
using Glassport.Capture.Tests.Support;

namespace Glassport.Capture.Tests;

public sealed class OpeningTests
{
    [Fact]
    public async Task A_file_that_does_not_exist()
    {
        using TemporaryFile file = new([]);
        await FailsAsync(Path.Combine(file.Folder, "no.pcap"), "does not exist");
        await FailsAsync(Path.Combine(file.Folder, "no", "no.pcap"), "does not exist");
        await FailsAsync("", "does not exist");
    }

    [Fact]
    public async Task A_folder()
    {
        using TemporaryFile file = new([]);
        await FailsAsync(file.Folder, "is a folder");
    }

    [Fact]
    public async Task A_file_that_may_not_be_read()
    {
        using TemporaryFile file = new(Samples.All["pcap"].ToArray());
        if (OperatingSystem.IsWindows())
            return;
        File.SetUnixFileMode(file.Path, UnixFileMode.None);
        if (!Environment.IsPrivilegedProcess)
            await FailsAsync(file.Path, "may not be read by you");
        else
            Assert.Equal(3, (await Reading.OfAsync([file.Path], null)).Packets.Count);
    }

    [Fact]
    public async Task An_empty_file()
    {
        using TemporaryFile file = new([]);
        await FailsAsync(file.Path, "is empty");
    }

    [Theory]
    [InlineData("USER anonymous\r\nPASS guest\r\n", "is not a capture: it begins with text")]
    [InlineData("ab", "it has only 2 bytes")]
    [InlineData("\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008", "its first bytes are 01020304")]
    [InlineData("PK\u0003\u0004 and so on and on", "it is a ZIP archive")]
    [InlineData("BZh91AY&SY", "compressed with bzip2")]
    [InlineData("\n\r\n\u001C\u0000\u0000\u0000", "a pcapng file damaged by a transfer in ASCII mode")]
    [InlineData("\r\n\r\r\r\n\u001C\u0000\u0000\u0000", "a pcapng file damaged by a transfer in ASCII mode")]
    public async Task A_file_that_is_not_a_capture_is_described(string content, string problem)
    {
        using TemporaryFile file = new(Encoding.Latin1.GetBytes(content));
        await FailsAsync(file.Path, problem);
    }

    [Fact]
    public async Task A_section_header_type_without_its_magic_is_not_a_capture()
    {
        using TemporaryFile file = new([0x0A, 0x0D, 0x0D, 0x0A, 28, 0, 0, 0, 1, 2, 3, 4, 0, 0, 0, 0]);
        await FailsAsync(file.Path, "is not a capture");
    }

    [Fact]
    public async Task Standard_input_that_is_not_there_or_is_named_twice()
    {
        await FailsAsync("-", "standard input is not there");
        CaptureOpenException thrown = await Assert.ThrowsAsync<CaptureOpenException>(async () => await CaptureFiles.OpenAsync(
            ["-", "-"], new SlowStream(Samples.All["pcap"].ToArray(), 100), CancellationToken.None));
        Assert.Contains("named twice", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_path_is_the_callers_mistake() =>
        await Assert.ThrowsAsync<ArgumentException>(async () => await CaptureFiles.OpenAsync([], null, CancellationToken.None));

    private static async Task FailsAsync(string path, string problem)
    {
        CaptureOpenException thrown = await Assert.ThrowsAsync<CaptureOpenException>(
            async () => await CaptureFiles.OpenAsync([path], null, CancellationToken.None));
        Assert.Equal(path, thrown.File);
        Assert.StartsWith(path, thrown.Message, StringComparison.Ordinal);
        Assert.Contains(problem, thrown.Message, StringComparison.Ordinal);
    }
}
