using Glassport.Protocol.Text;

namespace Glassport.Protocol.Tests.Text;

public sealed class FileNameTests
{
    [Theory]
    [InlineData("a.txt")]
    [InlineData("目录")]
    [InlineData("\U0001F600\U00020001x")]
    public void Utf8_is_its_own_text(string name) => Assert.Equal(name, FileName.Decode(System.Text.Encoding.UTF8.GetBytes(name)));

    [Fact]
    public void Any_bytes_come_back()
    {
        Random random = new(1);
        for (int length = 0; length < 300; length++)
        {
            byte[] bytes = new byte[length];
            random.NextBytes(bytes);
            Assert.Equal(bytes, FileName.Encode(FileName.Decode(bytes)));
        }
    }

    [Fact]
    public void An_emoji_between_stray_bytes_survives()
    {
        byte[] bytes = [0xC4, .. "\U0001F600"u8, 0x80, .. "é"u8];
        Assert.Equal(bytes, FileName.Encode(FileName.Decode(bytes)));
    }
}
