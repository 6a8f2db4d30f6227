using System.Text;
using System.Text.Json;
using Glassport.Protocol.Listings;
using Glassport.Protocol.Text;
using Glassport.TestKit;

namespace Glassport.Protocol.Tests.Listings;

public sealed class ListingDialectTests
{
    public static TheoryData<string, string, string> Rows { get; } = DialectRows.Create();

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_row_is_an_entry_in_its_own_dialect_alone(string dialect, string row, string expected)
    {
        string text = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(row));
        var readers = ListingDialects.Recognizable.Where(one => one.Read(text, out _) != RowReading.Unreadable).Select(one => one.Name).Distinct();
        Assert.Equal(dialect, Assert.Single(readers));
        Assert.NotEmpty(expected);
    }

    [Fact]
    public void Every_dialect_has_rows_here()
    {
        var here = CommonRows.All.Concat(RareRows.All).Select(row => row.Dialect).Append(ListingDialects.BareNames.Name).Distinct().Order();
        Assert.Equal(ListingDialects.Names.Order(), here);
    }

    [Fact]
    public void The_schema_of_the_explanation_knows_every_dialect()
    {
        foreach (string dialect in ListingDialects.Names)
        {
            string row = $$"""{"name":"a","kind":"file","size":null,"modified":null,"permissions":null,"dialect":"{{dialect}}"}""";
            using var document = JsonDocument.Parse(row);
            Assert.Empty(JsonSchema.Explanation.Check(document.RootElement, "#/$defs/listingRow"));
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_row_cut_or_changed_anywhere_never_throws(string dialect, string row, string expected)
    {
        const int Changes = 60;
        byte[] bytes = Encoding.UTF8.GetBytes(row);
        byte[] alphabet = " \t-:;,=.<>[]()*+/%'\"0129aAdlrwxVF\r\u0080\u00FF"u8.ToArray();
        var random = new Random(dialect.Length + row.Length + expected.Length);
        for (int length = 0; length <= bytes.Length; length++)
        {
            Check(bytes[..length]);
            Check(bytes[length..]);
        }

        for (int i = 0; i < Changes; i++)
        {
            byte[] changed = [.. bytes];
            for (int n = random.Next(1, 5); n > 0; n--)
                changed[random.Next(changed.Length)] = alphabet[random.Next(alphabet.Length)];
            Check(changed);
        }
    }

    [Fact]
    public void The_heading_of_data_sets_makes_those_known_that_are_not_on_a_disk()
    {
        var listing = Parse("""
            Volume Unit    Referred Ext Used Recfm Lrecl BlkSz Dsorg Dsname
            WRK001 3390   2023/05/21  1  200  FB      80  8053  PS  PAYROLL.DATA
            Migrated                                                OLD.DATA
            ARCIVE Not Direct Access Device                         ARCHIVED.DATA
            WRK002 Not Mounted                                      AWAY.DATA
            V43525 Tape                                             TAPE.DATA
            Pseudo Directory                                        ETC
            Error determining attributes                            'SYS1.LOCKED'
            WRK005 VSAM                                             CLUSTER
            something else altogether
            """);
        Assert.Equal(
            [
                "File PAYROLL.DATA", "Other OLD.DATA", "Other ARCHIVED.DATA", "Other AWAY.DATA", "File TAPE.DATA", "Directory ETC",
                "Other 'SYS1.LOCKED'", "Other CLUSTER",
            ],
            listing.Entries.Select(e => $"{e.Kind} {e.Name}"));
        Assert.Equal(("mvs", 1), (listing.Dialect, listing.UnreadableRows));
        Assert.All(listing.Entries, e => Assert.Equal("mvs", e.Dialect));
    }

    [Fact]
    public void The_heading_of_members_makes_names_alone_members()
    {
        var listing = Parse("""
             Name     VV.MM   Created       Changed      Size  Init   Mod   Id
            BARE
            REPORT    01.05 1992/12/11 1998/05/15 14:54    15    17     0 ANNA
            $OTHER@1
            no member
            """);
        Assert.Equal(["BARE", "REPORT", "$OTHER@1"], listing.Entries.Select(e => e.Name));
        Assert.Equal(("pds", 1), (listing.Dialect, listing.UnreadableRows));
        var modules = Parse("""
             Name      Size     TTR   Alias-of AC --------- Attributes --------- Amode Rmode
            MODULE    000058   000009          00 FO             RN RU            31    ANY
            MODULE2
            """);
        Assert.Equal(["88", ""], modules.Entries.Select(e => $"{e.Size}"));
    }

    [Fact]
    public void A_heading_that_does_not_begin_the_listing_is_none()
    {
        const string Heading = " Name     VV.MM   Created       Changed      Size  Init   Mod   Id\n";
        Assert.Equal("nlst", Parse(Heading + "FILE1\nfile2\n", Verbs.Nlst).Dialect);
        var later = Parse("-rw-r--r-- 1 u g 5 Nov 21 19:21 a\n" + Heading + "BARE\n");
        Assert.Equal("a", Assert.Single(later.Entries).Name);
    }

    [Fact]
    public void A_listing_of_VMS_is_read_with_its_remarks_and_its_long_names()
    {
        const string Text = """

            Directory DKA0:[ANNA]

            LOGIN.COM;7               3/9        12-JUN-2024 13:23:06  [STAFF,ANNA]          (RWED,RWED,RE,)
            A_NAME_THAT_FILLS_THE_COLUMN_AND_MORE.TEXT;12
                                 170774/170775  24-APR-2023 08:16:15  [STAFF,ANNA]          (RWED,RWED,RE,)
            NOTES.DIR;1               1/3        19-NOV-2021 21:41:00  [STAFF,ANNA]          (RWE,RWE,RE,)

            Total of 3 files, 170778/170787 blocks.
            """;
        foreach (string end in (string[])["\n", "\r\n"])
        {
            var listing = Parse(Text.ReplaceLineEndings(end));
            Assert.Equal(["LOGIN.COM;7", "A_NAME_THAT_FILLS_THE_COLUMN_AND_MORE.TEXT;12", "NOTES"], listing.Entries.Select(e => e.Name));
            Assert.Equal(("vms", 0), (listing.Dialect, listing.UnreadableRows));
        }
    }

    [Fact]
    public void Lines_are_joined_for_VMS_alone()
    {
        var bare = Parse("x;1\n 10 2-JUL-2023\ny\n", Verbs.Nlst);
        Assert.Equal(["x;1", " 10 2-JUL-2023", "y"], bare.Entries.Select(e => e.Name));
        Assert.Equal(2, Parse("NAME.TXT;1\nOTHER.TXT;1\n", Verbs.Nlst).Entries.Count);
        Assert.Equal(2, Parse("NAME.TXT;1\n").Entries.Count + Parse("  10 2-JUL-2023 10:30\n").UnreadableRows);
    }

    [Theory]
    [InlineData("23/02/00", "2000-03-02T15:09:55")]
    [InlineData("02/23/00", "2000-02-03T15:09:55")]
    [InlineData("99/12/31", "2002-03-01T15:09:55")]
    public void The_rows_of_OS400_tell_the_order_of_their_dates_together(string telling, string expected)
    {
        string ambiguous = telling.StartsWith("99", StringComparison.Ordinal) ? "02/03/01" : "02/03/00";
        var listing = Parse($"QSYS   1 {ambiguous} 15:09:55 *FILE      A.FILE\nQSYS   1 {telling} 15:09:55 *FILE      B.FILE\n");
        Assert.Equal((2, expected), (listing.Entries.Count, listing.Entries[0].Modified));
    }

    [Theory]
    [InlineData("File         Code             EOF  Last Modification    Owner  RWEP", "REPORT        101             528   6-Apr-07 14:21:18 255, 0 \"oooo\"")]
    [InlineData("Directory of . 15:10:09", "0.0     15/08/30 1101   d-ewrewr     1E0      4736 CMDS")]
    [InlineData(" Owner    Last modified  Attributes Sector Bytecount Name", "0.0     15/08/30 1101   d-ewrewr     1E0      4736 CMDS")]
    [InlineData("-------   -------------  ---------- ------ --------- ----", "0.0     15/08/30 1101   d-ewrewr     1E0      4736 CMDS")]
    [InlineData("  size          date       time       name", "    2048    Feb-28-1998  05:23:30   sub         <DIR>")]
    [InlineData("Grand total of 2 directories, 5 files.", "A.TXT;1    1/3   24-APR-2023 08:16")]
    [InlineData("celkem 12", "-rw-r--r-- 1 u g 5 Nov 21 19:21 a")]
    [InlineData("\u5408\u8A08 12", "-rw-r--r-- 1 u g 5 Nov 21 19:21 a")]
    [InlineData("\u0438\u0442\u043E\u0433\u043E 12", "-rw-r--r-- 1 u g 5 Nov 21 19:21 a")]
    public void Headings_are_remarks(string heading, string row)
    {
        var listing = Parse($"{heading}\r\n{row}\r\n");
        Assert.Single(listing.Entries);
        Assert.Equal(0, listing.UnreadableRows);
    }

    [Theory]
    [InlineData("shift-jis", "4\u6708 18\u65E5 2003\u5E74", "2003-04-18")]
    [InlineData("euc-jp", "4\u6708 18\u65E5 2003\u5E74", "2003-04-18")]
    [InlineData("euc-jp", "11\u6708 26 10:11", "--11-26T10:11")]
    [InlineData("gbk", "11\u6708 26\u65E5 2024\u5E74", "2024-11-26")]
    [InlineData("big5", "11\u6708 26\u65E5 2024\u5E74", "2024-11-26")]
    [InlineData("euc-kr", "2005\uB144  1\uC6D4  6\uC77C", "2005-01-06")]
    [InlineData("euc-kr", "11\uC6D4 26 19:21", "--11-26T19:21")]
    [InlineData("latin-1", "21 d\u00E9c. 19:21", "--12-21T19:21")]
    [InlineData("latin-1", "3. M\u00E4rz 2024", "2024-03-03")]
    [InlineData("windows-1252", "21 ao\u00FBt 19:21", "--08-21T19:21")]
    [InlineData("cp850", "21 f\u00E9vr. 19:21", "--02-21T19:21")]
    [InlineData("windows-1250", "21 z\u00E1\u0159 19:21", "--09-21T19:21")]
    [InlineData("windows-1251", "\u043D\u043E\u044F 21 19:21", "--11-21T19:21")]
    [InlineData("koi8-r", "\u041C\u0430\u044F 21 19:21", "--05-21T19:21")]
    [InlineData("cp866", "21 \u0434\u0435\u043A 2023", "2023-12-21")]
    public void Months_are_read_in_the_encodings_of_their_countries(string encoding, string time, string expected)
    {
        byte[] row = NameEncoding.TryFind(encoding)!.GetBytes($"-rw-r--r--   1 root     sys       8473 {time} name");
        var entry = Assert.Single(ListingParser.Parse(row, Verbs.List).Entries);
        Assert.Equal((expected, "name", 8473), (entry.Modified, entry.Name, entry.Size));
    }

    private static void Check(byte[] row)
    {
        foreach (var verb in (Verb?[])[Verbs.List, Verbs.Nlst, Verbs.Mlsd])
        {
            var listing = ListingParser.Parse(row, verb);
            Assert.InRange(listing.Entries.Count + listing.UnreadableRows, 0, 2);
            Assert.All(listing.Entries, e => Assert.NotEmpty(e.Name));
            Assert.All(listing.Entries, e => Assert.DoesNotContain('\n', e.Name));
        }
    }

    private static Listing Parse(string payload, Verb? command = null) => ListingParser.Parse(Encoding.UTF8.GetBytes(payload), command ?? Verbs.List);
}
