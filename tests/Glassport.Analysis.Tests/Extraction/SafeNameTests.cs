using System.Text;
using Glassport.Analysis.Extraction;

namespace Glassport.Analysis.Tests.Extraction;

public sealed class SafeNameTests
{
    [Theory]
    [InlineData("b.txt", "b.txt")]
    [InlineData("pub/b.txt", "b.txt")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("/etc/passwd", "passwd")]
    [InlineData(@"..\..\windows\win.ini", "win.ini")]
    [InlineData(@"C:\autoexec.bat", "autoexec.bat")]
    [InlineData("C:x", "C_x")]
    [InlineData("dir/", "dir")]
    [InlineData("..", "c1-d1")]
    [InlineData(".", "c1-d1")]
    [InlineData("", "c1-d1")]
    [InlineData("///", "c1-d1")]
    [InlineData(" . ", "c1-d1")]
    [InlineData("../..", "c1-d1")]
    [InlineData("a\0b", "a_b")]
    [InlineData("a\r\nb\u001b[2J", "a__b_[2J")]
    [InlineData("gpj\u202egnp.exe", "gpj_gnp.exe")]
    [InlineData("a\u200bb\ufeff", "a_b_")]
    [InlineData("a\u00a0b\u2028c", "a_b_c")]
    [InlineData("a<b>c:d\"e|f?g*h", "a_b_c_d_e_f_g_h")]
    [InlineData(".bashrc", "_bashrc")]
    [InlineData("-rf", "_rf")]
    [InlineData("name. . ", "name")]
    [InlineData("  name", "name")]
    [InlineData("CON", "_CON")]
    [InlineData("con.txt", "_con.txt")]
    [InlineData("nul .tar.gz", "_nul .tar.gz")]
    [InlineData("COM1", "_COM1")]
    [InlineData("lpt²", "_lpt²")]
    [InlineData("CONSOLE", "CONSOLE")]
    [InlineData("manifest.json", "_manifest.json")]
    [InlineData("Manifest-2.JSON", "_Manifest-2.JSON")]
    [InlineData("测试.txt", "测试.txt")]
    [InlineData("a b+c~1,(2).tar.gz", "a b+c~1,(2).tar.gz")]
    public void A_path_becomes_one_harmless_name(string path, string expected) => Assert.Equal(expected, SafeName.Of(path, "c1-d1"));

    [Theory]
    [InlineData('a')]
    [InlineData('文')]
    [InlineData('.')]
    public void A_long_name_is_cut_between_characters_and_keeps_its_extension(char letter)
    {
        string name = SafeName.Of("x" + new string(letter, 300) + "x.tar", "c1-d1");

        Assert.InRange(Encoding.UTF8.GetByteCount(name), 5, SafeName.MaximumBytes);
        Assert.EndsWith(".tar", name, StringComparison.Ordinal);
        Assert.DoesNotContain('\ufffd', name);
    }

    [Fact]
    public void Characters_of_two_surrogates_are_not_cut_in_half()
    {
        string name = SafeName.Of(string.Concat(Enumerable.Repeat("😀", 100)), "c1-d1");

        Assert.Equal(50, name.EnumerateRunes().Count(static rune => rune.Value == 0x1F600));
    }

    [Fact]
    public void Whatever_the_path_the_name_is_one_that_every_file_system_takes()
    {
        Random random = new(7);
        char[] letters = [.. "./\\ -:*?\"<>|aCONnul\0\n\u202e\u200b\ud83d\ude00文é~"];
        for (int i = 0; i < 20_000; i++)
        {
            string name = SafeName.Of(new string(random.GetItems(letters, random.Next(12))), "c1-d1");

            Assert.Equal(name, Path.GetFileName(name));
            Assert.DoesNotContain(name, static letter => letter < ' ' || "/\\:*?\"<>|\u202e\u200b".Contains(letter, StringComparison.Ordinal));
            Assert.False(name.Length == 0 || name[0] is '.' or '-' or ' ' || name[^1] is '.' or ' ', name);
            Assert.Equal(name, SafeName.Of(name, "other"));
        }
    }
}
