using System.Text;
using Glassport.Protocol.Listings;

namespace Glassport.Protocol.Tests.Listings;

public sealed class ListingParserTests
{
    // row | kind | name | size | modified | permissions | target
    [Theory]
    [InlineData("unix", "-rw-r--r--    1 61000    61000         111 Nov 14  2023 b.txt", "File|b.txt|111|2023-11-14|-rw-r--r--|")]
    [InlineData("unix", "drwxr-xr-x    2 61000    61000        4096 Nov 21 19:21 docs", "Directory|docs|4096|--11-21T19:21|drwxr-xr-x|")]
    [InlineData("unix", "drwxrwxrwt    4 0        0              80 Nov  1 20:01 ..", "Directory|..|80|--11-01T20:01|drwxrwxrwt|")]
    [InlineData("unix", "lrwxrwxrwx  1 root  wheel  32 Aug 16  2009 .message -> pub/NetBSD/README.export-control", "Link|.message|32|2009-08-16|lrwxrwxrwx|pub/NetBSD/README.export-control")]
    [InlineData("unix", "lrwxrwxrwx  1 root  wheel  1 Aug 16  2009 a -> b -> c", "Link|a -> b|1|2009-08-16|lrwxrwxrwx|c")]
    [InlineData("unix", "lrwxrwxrwx  1 root  wheel  6 Aug 16  2009 a -> b -> c", "Link|a|6|2009-08-16|lrwxrwxrwx|b -> c")]
    [InlineData("unix", "lrwxrwxrwx  1 root  wheel  6 Aug 16  2009 dangling", "Link|dangling|6|2009-08-16|lrwxrwxrwx|")]
    [InlineData("unix", "-rw-r--r-- 1 ftp ftp 5 Nov 21 19:21 two words", "File|two words|5|--11-21T19:21|-rw-r--r--|")]
    [InlineData("unix", "-rw-r--r-- 1 ftp ftp 5 Nov 21 19:21  leading blank", "File| leading blank|5|--11-21T19:21|-rw-r--r--|")]
    [InlineData("unix", "-rw-r--r-- 1 ftp ftp 5 Nov 21 19:21 trailing ", "File|trailing |5|--11-21T19:21|-rw-r--r--|")]
    [InlineData("unix", "-rw-r--r-- 1 ftp ftp 5 Nov 21 19:21 12 Nov 21 2024 x", "File|12 Nov 21 2024 x|5|--11-21T19:21|-rw-r--r--|")]
    [InlineData("unix", "-rw-r--r--+ 1 ftp ftp 5 Nov 21 19:21 acl", "File|acl|5|--11-21T19:21|-rw-r--r--+|")]
    [InlineData("unix", "-rw-r--r--. 1 ftp ftp 5 Nov 21 19:21 selinux", "File|selinux|5|--11-21T19:21|-rw-r--r--.|")]
    [InlineData("unix", "-rw-r--r--1234 ftp ftp 5 Nov 21 19:21 glued", "File|glued|5|--11-21T19:21|-rw-r--r--|")]
    [InlineData("unix", "-rw-r--r-- 1 ftp 5 Nov 21 19:21 no-group", "File|no-group|5|--11-21T19:21|-rw-r--r--|")]
    [InlineData("unix", "-rw-r--r-- 5 Nov 21 19:21 no-owner", "File|no-owner|5|--11-21T19:21|-rw-r--r--|")]
    [InlineData("unix", "-rw-r--r-- 1 Domain Users 5 Nov 21 19:21 owner-of-two-words", "File|owner-of-two-words|5|--11-21T19:21|-rw-r--r--|")]
    [InlineData("unix", "crw-rw-rw- 1 root root 1, 3 Nov 21 19:21 null", "Other|null||--11-21T19:21|crw-rw-rw-|")]
    [InlineData("unix", "brw-rw---- 1 root disk 8,0 Nov 21 19:21 sda", "Other|sda||--11-21T19:21|brw-rw----|")]
    [InlineData("unix", "-rw-r--r-- 1 ftp ftp 5 2024-11-21 19:21 iso", "File|iso|5|2024-11-21T19:21|-rw-r--r--|")]
    [InlineData("unix", "-rw-r--r-- 1 ftp ftp 5 2024-11-21 19:21:04.123456789 +0800 full", "File|full|5|2024-11-21T19:21:04.123456789+08:00|-rw-r--r--|")]
    [InlineData("unix", "-rw-r--r-- 1 ftp ftp 5 21 Nov 19:21 day-first", "File|day-first|5|--11-21T19:21|-rw-r--r--|")]
    [InlineData("unix", "-rw-r--r-- 1 ftp ftp 5 Nov 21 19:21:04 2024 bsd", "File|bsd|5|2024-11-21T19:21:04|-rw-r--r--|")]
    [InlineData("unix", "-rw-r--r-- 1 ftp ftp 5 nov 21 9:21 lower", "File|lower|5|--11-21T09:21|-rw-r--r--|")]
    [InlineData("unix", "-rw-r--r-- 1 ftp ftp 5 11\u6708 21 19:21 chinese", "File|chinese|5|--11-21T19:21|-rw-r--r--|")]
    [InlineData("unix", "-rw-r--r-- 1 ftp ftp 5 11\u6708 21\u65E5 2024 chinese", "File|chinese|5|2024-11-21|-rw-r--r--|")]
    [InlineData("unix", "-rwsr-Sr-T 1 ftp ftp 99999999999 Nov 21 19:21 \u76EE\u5F55", "File|\u76EE\u5F55|99999999999|--11-21T19:21|-rwsr-Sr-T|")]
    [InlineData("dos", "11-21-26  07:21PM       <DIR>          docs", "Directory|docs||2026-11-21T19:21||")]
    [InlineData("dos", "11-21-99  12:00AM                  111 b.txt", "File|b.txt|111|1999-11-21T00:00||")]
    [InlineData("dos", "11-21-2026  12:00PM            1,234,567 big.bin", "File|big.bin|1234567|2026-11-21T12:00||")]
    [InlineData("dos", "2024-11-21  07:21           111 two words", "File|two words|111|2024-11-21T07:21||")]
    [InlineData("dos", "2024/11/21  07:21    <DIR>          iso", "Directory|iso||2024-11-21T07:21||")]
    [InlineData("dos", "21.11.2024  19:21    <DIR>          german", "Directory|german||2024-11-21T19:21||")]
    [InlineData("dos", "21-11-24  19:21    <DIR>          day first", "Directory|day first||2024-11-21T19:21||")]
    [InlineData("dos", "11/21/2024  07:21 PM    111 half", "File|half|111|2024-11-21T19:21||")]
    [InlineData("dos", "11/21/2024  07:21p    111 half", "File|half|111|2024-11-21T19:21||")]
    [InlineData("dos", "11-21-26  07:21PM                  111  leading", "File| leading|111|2026-11-21T19:21||")]
    [InlineData("dos", "11-21-26  07:21PM       <DIR>            leading", "Directory|  leading||2026-11-21T19:21||")]
    [InlineData("dos", "11-21-26  07:21PM       <JUNCTION>     here [C:\\there]", "Link|here||2026-11-21T19:21||C:\\there")]
    [InlineData("dos", "11-21-26  07:21PM       <SYMLINKD>     here", "Link|here||2026-11-21T19:21||")]
    [InlineData("mlsd", "type=file;size=111;modify=20261121192104; b.txt", "File|b.txt|111|2026-11-21T19:21:04Z||")]
    [InlineData("mlsd", " Type=dir;Modify=19981107085215;Perm=el; /tmp", "Directory|/tmp||1998-11-07T08:52:15Z|el|")]
    [InlineData("mlsd", "Type=cdir;Modify=19990929003355.237; /tmp", "Directory|/tmp||1999-09-29T00:33:55.237Z||")]
    [InlineData("mlsd", "type=pdir;sizd=4096;perm=cdeflmp;UNIX.mode=0755; ..", "Directory|..|4096||0755|")]
    [InlineData("mlsd", "type=OS.unix=slink:/foo bar;size=3; link", "Link|link|3|||/foo bar")]
    [InlineData("mlsd", "type=OS.unix=symlink; link", "Link|link||||")]
    [InlineData("mlsd", "type=OS.unix=chr-1/3; null", "Other|null||||")]
    [InlineData("mlsd", "type=file;size=5;  leading; blank", "File| leading; blank|5|||")]
    [InlineData("mlsd", "type=file;size=5 no last semicolon", "File|no last semicolon|5|||")]
    [InlineData("mlsd", "type=file;UNIX.ownername=Domain Users;size=5; x y", "File|x y|5|||")]
    [InlineData("mlsd", "type=file;size=-1;modify=20261341; odd", "File|odd||||")]
    [InlineData("eplf", "+i8388621.48594,m825718503,r,s280,\tdjb.html", "File|djb.html|280|1996-03-01T22:15:03Z||")]
    [InlineData("eplf", "+i8388621.50690,m824255907,/,\t514", "Directory|514||1996-02-13T23:58:27Z||")]
    [InlineData("eplf", "+up644,r\ttwo words", "File|two words|||644|")]
    [InlineData("eplf", "+m99999999999999,r,\tfar future", "File|far future||||")]
    public void A_row_is_read_in_its_dialect(string dialect, string row, string expected)
    {
        var listing = ListingParser.Parse(Encoding.UTF8.GetBytes(row), Verbs.List);
        var entry = Assert.Single(listing.Entries);
        Assert.Equal(expected, $"{entry.Kind}|{entry.Name}|{entry.Size}|{entry.Modified}|{entry.Permissions}|{entry.LinkTarget}");
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

    [Theory]
    [InlineData("-rw-r--r-- 1 ftp ftp 5 2024-11-21 19:21:04.123456789 +0800 full")]
    [InlineData("crw-rw-rw- 1 root root 1, 3 Nov 21 19:21:04 2024 null")]
    [InlineData("lrwxrwxrwx  1 root  wheel  6 Aug 16  2009 a -> b -> c")]
    [InlineData("11-21-26  07:21PM       <JUNCTION>     here [C:\\there]")]
    [InlineData("11/21/2024  07:21 PM    1,111 half")]
    [InlineData("type=OS.unix=slink:/foo;UNIX.ownername=Domain Users;modify=19990929003355.237; link")]
    [InlineData("+i8388621.48594,m825718503,r,s280,\tdjb.html")]
    [InlineData("+,,s,m,up,\tx")]
    public void A_row_cut_or_changed_anywhere_never_throws(string row)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(row);
        var random = new Random(row.Length);
        for (int length = 0; length <= bytes.Length; length++)
        {
            Check(bytes[..length]);
            Check(bytes[length..]);
        }

        byte[] alphabet = " \t-:;,=.<>[]+/0129aAdlrwx\u0080\u00FF"u8.ToArray();
        for (int i = 0; i < 800; i++)
        {
            byte[] changed = [.. bytes];
            for (int n = random.Next(1, 5); n > 0; n--)
                changed[random.Next(changed.Length)] = alphabet[random.Next(alphabet.Length)];
            Check(changed);
        }
    }

    private static void Check(byte[] row)
    {
        foreach (var verb in (Verb?[])[Verbs.List, Verbs.Nlst, Verbs.Mlsd, null])
        {
            var listing = ListingParser.Parse(row, verb);
            Assert.InRange(listing.Entries.Count + listing.UnreadableRows, 0, 1);
            Assert.All(listing.Entries, e => Assert.NotEmpty(e.Name));
        }
    }

    private static Listing Parse(string payload, Verb? command) => ListingParser.Parse(Encoding.UTF8.GetBytes(payload), command);
}
