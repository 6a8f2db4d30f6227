using Glassport.App.Shell;

namespace Glassport.App.Tests.Shell;

public sealed class ListingColourTests
{
    [Theory]
    [InlineData("drwxr-xr-x    2 root     root     4096 Nov 26 18:07 sub", nameof(Colour.Blue))]
    [InlineData("lrwxrwxrwx    1 root     root        3 Nov 26 18:07 a -> b", nameof(Colour.Cyan))]
    [InlineData("-rwxr-xr-x    1 root     root        3 Nov 26 18:07 run", nameof(Colour.Green))]
    [InlineData("-rw-r--r--    1 root     root        3 Nov 26 18:07 a", nameof(Colour.None))]
    [InlineData("drwxr-xr-x+   2 root     root     4096 Nov 26 18:07 acl", nameof(Colour.Blue))]
    [InlineData("type=dir;size=1; sub", nameof(Colour.Blue))]
    [InlineData("modify=20260101000000;type=cdir; .", nameof(Colour.Blue))]
    [InlineData("Type=OS.unix=slink:/x;size=1; a", nameof(Colour.Cyan))]
    [InlineData("type=file;size=1; a", nameof(Colour.None))]
    [InlineData("size=1; type=dir;", nameof(Colour.None))]
    [InlineData("11-26-26  06:07PM       <DIR>          sub", nameof(Colour.None))]
    [InlineData("d", nameof(Colour.None))]
    [InlineData("", nameof(Colour.None))]
    public void Rows_have_the_colour_of_what_they_name(string row, string colour) => Assert.Equal(colour, ListingColour.Of(row).ToString());

    [Fact]
    public void Colours_are_for_terminals_and_the_servers_own_are_escaped()
    {
        StringWriter plain = new();
        StringWriter coloured = new();
        foreach (ShellOutput output in new[] { new ShellOutput(plain, true, false, true), new ShellOutput(coloured, true, true, true) })
        {
            output.SayRow("drwxr-xr-x 2 a b 1 Nov 26 18:07 \u001b[5mx");
            output.SayReply("550 no", 550);
            output.SayReply("226 done", 226);
        }

        Assert.Equal("drwxr-xr-x 2 a b 1 Nov 26 18:07 \\x1b[5mx\n550 no\n226 done\n", plain.ToString().ReplaceLineEndings("\n"));
        Assert.Equal("\u001b[34mdrwxr-xr-x 2 a b 1 Nov 26 18:07 \\x1b[5mx\u001b[0m\n\u001b[31m550 no\u001b[0m\n226 done\n", coloured.ToString().ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("Opening BINARY mode data connection for b.txt (111 bytes).", 111L)]
    [InlineData("Opening data connection for /a 5 bytes (6 bytes)", 6L)]
    [InlineData("Here it comes", null)]
    [InlineData("( bytes)", null)]
    [InlineData("(99999999999999999999 bytes)", null)]
    public void The_size_is_read_from_the_reply_that_begins_a_transfer(string text, long? size) => Assert.Equal(size, AnnouncedSize.In(text));
}
