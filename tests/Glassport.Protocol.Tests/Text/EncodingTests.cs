using System.Text;
using Glassport.Protocol.Text;

namespace Glassport.Protocol.Tests.Text;

public sealed class EncodingTests
{
    [Theory]
    [InlineData("gbk", "\u76EE\u5F55", "\u4E2D\u6587\u6587\u4EF6.txt")]
    [InlineData("gbk", "\u8BBE\u8BA1\u56FE\u7EB8", "\u65B0\u5EFA\u6587\u4EF6\u5939", "readme.txt")]
    [InlineData("gbk", "2026\u5E74\u5EA6\u603B\u7ED3\u62A5\u544A.doc")]
    [InlineData("shift-jis", "\u30C6\u30B9\u30C8.txt", "\u65E5\u672C\u8A9E\u306E\u30D5\u30A1\u30A4\u30EB")]
    [InlineData("shift-jis", "\u65B0\u3057\u3044\u30D5\u30A9\u30EB\u30C0\u30FC")]
    [InlineData("big5", "\u65B0\u589E\u8CC7\u6599\u593E", "\u570B\u7ACB\u5927\u5B78\u5831\u544A")]
    [InlineData("latin-1", "M\u00FCller.txt", "Stra\u00DFe", "\u00DCbersicht")]
    [InlineData("latin-1", "caf\u00E9", "na\u00EFve", "gar\u00E7on.doc")]
    [InlineData("latin-1", "\u00C5ngstr\u00F6m", "sm\u00F8rrebr\u00F8d")]
    [InlineData("windows-1252", "10 \u20AC.txt")]
    public void The_encoding_of_names_is_recognised_from_their_bytes(string encoding, params string[] names)
    {
        var writer = NameEncoding.TryFind(encoding)!;
        var guess = EncodingGuess.Guess(names.Select(name => (ReadOnlyMemory<byte>)writer.GetBytes(name)))!;
        string expected = encoding == "windows-1252" ? "latin-1" : encoding;
        Assert.Equal(expected, guess.Name);
        Assert.Equal(expected != "latin-1", guess.IsWorthwhile);
        if (encoding != "windows-1252")
            Assert.All(names, name => Assert.Equal(name, guess.Decode(writer.GetBytes(name))));
    }

    [Fact]
    public void UTF_8_is_certain_and_ASCII_says_nothing()
    {
        Assert.Equal(new EncodingGuess("utf-8", 1), EncodingGuess.Guess([Encoding.UTF8.GetBytes("\u76EE\u5F55"), "plain"u8.ToArray()]));
        Assert.Null(EncodingGuess.Guess(["plain"u8.ToArray(), Array.Empty<byte>()]));
        Assert.Null(EncodingGuess.Guess([]));
    }

    [Fact]
    public void One_character_proves_less_than_ten()
    {
        double Of(string text) => EncodingGuess.Guess([NameEncoding.TryFind("gbk")!.GetBytes(text)])!.Confidence;
        Assert.True(Of("\u4E2D\u6587") < Of("\u4E2D\u6587\u6587\u4EF6"));
    }

    [Fact]
    public void A_name_in_UTF_8_stays_so_under_a_guess_of_GBK()
    {
        var guess = new EncodingGuess("gbk", 0.99);
        Assert.Equal("\u4E2D\u6587", guess.Decode(Encoding.UTF8.GetBytes("\u4E2D\u6587")));
        Assert.Equal("plain", guess.Decode("plain"u8));
        Assert.Equal("\u76EE\u5F55", guess.Decode([0xC4, 0xBF, 0xC2, 0xBC]));
        Assert.Equal("\u013F\u00BC", new EncodingGuess("gbk", 0.1).Decode([0xC4, 0xBF, 0xC2, 0xBC]));
    }

    [Theory]
    [InlineData("gbk", 936)]
    [InlineData("GB2312", 936)]
    [InlineData("gb18030", 54936)]
    [InlineData("Shift_JIS", 932)]
    [InlineData("shift-jis", 932)]
    [InlineData("EUC-KR", 949)]
    [InlineData("Big5", 950)]
    [InlineData("latin-1", 28591)]
    [InlineData("ISO-8859-1", 28591)]
    [InlineData("windows-1252", 1252)]
    [InlineData("KOI8-R", 20866)]
    [InlineData("utf-8", 65001)]
    [InlineData("UTF8", 65001)]
    public void An_encoding_is_found_by_its_names(string name, int page) => Assert.Equal(page, NameEncoding.TryFind(name)?.CodePage);

    [Theory]
    [InlineData("")]
    [InlineData("klingon")]
    [InlineData("a name that is longer than any name of an encoding could be")]
    public void An_unknown_encoding_is_none(string name) => Assert.Null(NameEncoding.TryFind(name));

    [Fact]
    public void Every_name_offered_is_found() => Assert.All(NameEncoding.Names, name => Assert.NotNull(NameEncoding.TryFind(name)));

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_read_as_Latin_1_without_loss()
    {
        byte[] all = [.. Enumerable.Range(0, 256).Select(i => (byte)i)];
        Assert.Equal(all, Encoding.Latin1.GetBytes(NameEncoding.Decode(all)));
        Assert.Equal("\u76EE\u5F55", NameEncoding.Decode(Encoding.UTF8.GetBytes("\u76EE\u5F55")));
        Assert.True(NameEncoding.IsUtf8("abc"u8));
        Assert.False(NameEncoding.IsUtf8([0xFF]));
    }

    [Fact]
    public void Random_bytes_give_a_guess_and_a_text()
    {
        var random = new Random(2640);
        for (int i = 0; i < 5000; i++)
        {
            byte[] bytes = new byte[random.Next(1, 20)];
            random.NextBytes(bytes);
            bytes[0] |= 0x80;
            var guess = EncodingGuess.Guess([bytes]);
            Assert.NotNull(guess);
            Assert.InRange(guess.Confidence, 0, 1);
            Assert.NotNull(guess.Decode(bytes));
        }
    }
}
