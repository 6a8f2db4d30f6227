using System.Text;
using Glassport.Protocol.Listings;

namespace Glassport.Protocol.Tests.Listings;

public sealed class ListingParserTests
{
    public static TheoryData<string, string, string> Rows { get; } = DialectRows.Create();

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_row_is_read_in_its_dialect(string dialect, string row, string expected)
    {
        var listing = ListingParser.Parse(Encoding.UTF8.GetBytes(row), Verbs.List);
        var entry = Assert.Single(listing.Entries);
        string size = entry.SizeIsRounded ? $"~{entry.Size}" : $"{entry.Size}";
        Assert.Equal(expected, $"{entry.Kind}|{entry.Name}|{size}|{entry.Modified}|{entry.Permissions}|{entry.LinkTarget}");
        Assert.Equal((dialect, dialect, 0), (entry.Dialect, listing.Dialect, listing.UnreadableRows));
    }

    [Fact]
    public void Bare_names_are_read_when_NLST_asked_for_them()
    {
        var listing = Parse("a.txt\r\ntwo words\r\nsub/\r\n\r\n-rw-r--r-- 1 u g 5 Nov 21 19:21 looks like ls\r\n", Verbs.Nlst);
        Assert.Equal(["a.txt", "two words", "sub/", "-rw-r--r-- 1 u g 5 Nov 21 19:21 looks like ls"], listing.Entries.Select(e => e.Name));
        Assert.Equal([ListingKind.Other, ListingKind.Other, ListingKind.Directory, ListingKind.Other], listing.Entries.Select(e => e.Kind));
        Assert.Equal("nlst", listing.Dialect);
    }

    [Fact]
    public void NLST_with_options_may_answer_like_LIST()
    {
        var listing = Parse("total 8\r\n-rw-r--r-- 1 u g 5 Nov 21 19:21 a\r\n-rw-r--r-- 1 u g 6 Nov 21 19:21 b\r\n", Verbs.Nlst);
        Assert.Equal(["a", "b"], listing.Entries.Select(e => e.Name));
        Assert.Equal("unix", listing.Dialect);
    }

    [Fact]
    public void LIST_may_answer_with_bare_names_but_text_with_blanks_is_no_name()
    {
        Assert.Equal(["a", "b"], Parse("a\nb\n", Verbs.List).Entries.Select(e => e.Name));
        var listing = Parse("ls: cannot access x\nb\n", Verbs.List);
        Assert.Empty(listing.Entries);
        Assert.Equal(2, listing.UnreadableRows);
        Assert.Null(listing.Dialect);
    }

    [Theory]
    [InlineData("total 12")]
    [InlineData("total 4.0K")]
    [InlineData("\u603B\u7528\u91CF 12")]
    [InlineData("insgesamt 12")]
    [InlineData("./sub:")]
    public void Remarks_are_neither_names_nor_unreadable(string remark)
    {
        var listing = Parse(remark + "\r\n-rw-r--r-- 1 u g 5 Nov 21 19:21 a\r\n", Verbs.List);
        Assert.Equal("a", Assert.Single(listing.Entries).Name);
        Assert.Equal(0, listing.UnreadableRows);
    }

    [Fact]
    public void A_row_that_nobody_can_read_is_counted()
    {
        var listing = Parse("-rw-r--r-- 1 u g 5 Nov 21 19:21 a\r\nnonsense here\r\n-rw-r--r-- 1 u g x Nov 21 19:21 b\r\n", Verbs.List);
        Assert.Single(listing.Entries);
        Assert.Equal(2, listing.UnreadableRows);
    }

    [Fact]
    public void The_dialect_of_most_rows_is_the_listings_own()
    {
        var listing = Parse("11-21-26  07:21PM  5 a\n-rw-r--r-- 1 u g 5 Nov 21 19:21 b\n-rw-r--r-- 1 u g 5 Nov 21 19:21 c\n", null);
        Assert.Equal("unix", listing.Dialect);
        Assert.Equal(["dos", "unix", "unix"], listing.Entries.Select(e => e.Dialect));
    }

    [Fact]
    public void A_listing_may_be_empty()
    {
        foreach (string payload in (string[])["", "\r\n", "\n\n"])
        {
            var listing = Parse(payload, Verbs.List);
            Assert.Empty(listing.Entries);
            Assert.Equal(0, listing.UnreadableRows);
        }
    }

    [Fact]
    public void Names_are_decoded_and_their_bytes_kept()
    {
        byte[] gbk = [.. "-rw-r--r-- 1 u g 5 Nov 21 19:21 "u8, 0xD6, 0xD0, 0xCE, 0xC4, (byte)'\r', (byte)'\n'];
        var plain = Assert.Single(ListingParser.Parse(gbk, Verbs.List).Entries);
        Assert.Equal("\u00D6\u00D0\u00CE\u00C4", plain.Name);
        Assert.Equal([0xD6, 0xD0, 0xCE, 0xC4], plain.RawName!);
        var decoded = Assert.Single(ListingParser.Parse(gbk, Verbs.List, Glassport.Protocol.Text.NameEncoding.TryFind("gbk")).Entries);
        Assert.Equal("\u4E2D\u6587", decoded.Name);
        Assert.Null(Assert.Single(Parse("a", Verbs.Nlst).Entries).RawName);
    }

    [Fact]
    public void A_listing_may_come_in_chunks()
    {
        byte[] payload = Encoding.UTF8.GetBytes("total 1\r\n-rw-r--r-- 1 u g 5 Nov 21 19:21 \u76EE\u5F55\r\ndrwxr-xr-x 2 u g 4096 Nov 21 19:21 b\r\n");
        for (int cut = 0; cut <= payload.Length; cut++)
        {
            var parser = new ListingParser(Verbs.List);
            parser.Feed(payload.AsSpan(0, cut));
            parser.Feed(payload.AsSpan(cut));
            Assert.Equal(["\u76EE\u5F55", "b"], parser.Finish().Entries.Select(e => e.Name));
        }
    }

    [Fact]
    public void A_row_or_a_listing_beyond_the_limits_is_told_and_not_kept()
    {
        Assert.Equal(1, Parse(new string('x', Limits.ListingRowBytes + 1), Verbs.List).UnreadableRows);
        var parser = new ListingParser(Verbs.Nlst);
        byte[] chunk = new byte[1024 * 1024];
        for (int i = 0; i < chunk.Length; i++)
            chunk[i] = (byte)(i % 1024 == 0 ? '\n' : 'x');
        for (int i = 0; i <= Limits.ListingBytes / chunk.Length; i++)
            parser.Feed(chunk);
        Assert.True(parser.Finish().IsTruncated);
    }

    private static Listing Parse(string payload, Verb? command) => ListingParser.Parse(Encoding.UTF8.GetBytes(payload), command);
}
