using System.Text;
using Glassport.Protocol;
using Glassport.Protocol.Listings;
using Glassport.Protocol.Text;

namespace Glassport.Fuzz.Targets;

/// <summary>Listings in every dialect.</summary>
internal sealed class ListingTarget : IFuzzTarget
{
    private static readonly HashSet<string> s_dialects = [.. ListingDialects.Names];
    private static readonly DateTimeOffset s_now = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);
    private static readonly ServerClock s_clock = new(TimeSpan.FromHours(8));
    private static readonly Encoding? s_gbk = NameEncoding.TryFind("gbk");

    public string Name => "listing";

    public IReadOnlyList<byte[]> Seeds { get; } =
    [
        "type=file;size=111;modify=20260102030405.678;perm=adfr; b.txt\r\ntype=dir;UNIX.mode=0755; d\r\ntype=OS.unix=slink:/a/b; l\r\n"u8.ToArray(),
        "total 8\r\ndrwxr-xr-x   2 0 0 4096 Jan 01  2026 dir\r\n-rw-r--r-- 1 a b 5 Feb 29 12:34 a b.txt\r\nlrwxrwxrwx 1 a b 5 Dec 31 2025 l -> t\r\n"u8.ToArray(),
        "crw-rw---- 1 root tty 4, 64 Jan  1 00:00 ttyS0\r\n-rw-r--r--@ 1 a 5 2026-01-02 03:04 x\r\n"u8.ToArray(),
        "01-02-26  03:04PM       <DIR>          d\r\n01-02-2026  03:04AM            1,234 a.txt\r\n2026-01-02  15:04  <JUNCTION>  j [c:\\x]\r\n"u8.ToArray(),
        "+i8388621.48594,m825718503,r,s280,\tdjb.html\r\n+i8388621.50690,m824255907,/,\t514\r\n+up644,s5,\tx\r\n"u8.ToArray(),
        "a.txt\r\nb c.txt\r\n.\r\n..\r\n"u8.ToArray(),
        "d [RWCEAFMS] anna 512 Jan 16 18:53    login\r\n0100644 1000 1000 4711 1700000000 x\r\n-C--E-----FTP B BOX 76 129 Jan 13 07:42 y\r\n"u8.ToArray(),
        "Directory DKA0:[ANNA]\r\n\r\nA.COM;7  3/9  12-JUN-2024 13:23:06  [STAFF,ANNA]  (RWED,RWED,RE,)\r\nLONG_NAME.TXT;1\r\n  10  2-JUL-2003 10:30\r\n"u8.ToArray(),
        "Volume Unit    Referred Ext Used Recfm Lrecl BlkSz Dsorg Dsname\r\nWRK001 3390 2023/05/21 1 200 FB 80 8053 PS A.B\r\nMigrated C.D\r\n"u8.ToArray(),
        " Name     VV.MM   Created       Changed      Size  Init   Mod   Id\r\nBARE\r\nA 01.05 1992/12/11 1998/05/15 14:54 15 17 0 ANNA\r\nM 000058 000009 00 FO 31 ANY\r\n"u8.ToArray(),
        "PROFILE EXEC V 65 107 2 2005-10-04 15:28:42 060191\r\nD DIR - - - 7/22/97 1:17:00 -\r\nQSYS 77824 23/02/00 15:09:55 *DIR home/\r\n"u8.ToArray(),
        "REPORT 101 528 6-Apr-07 14:21:18 255, 0 \"oooo\"\r\n0.0 15/08/30 1101 d-ewrewr 1E0 4736 CMDS\r\nti.cfg 504 11/21/96 Tues. 10:36:49\r\n"u8.ToArray(),
        "2048 Feb-28-1998 05:23:30 sub <DIR>\r\n206876 Apr 04, 2000 21:06 x\r\n  0  DIR  04-11-95  16:26  ADDRESS\r\n36611 A 04-23-103 10:57 y\r\n"u8.ToArray(),
        "-rw-r--r-- 1 a b 33.5k 26. Juli, 20:10 x\r\n-rw-r--r-- 1 a b 5 Oct 08, 2002 09:47 y\r\n-rw-r--r-- 1 a b 5 09-26 2000 z\r\n"u8.ToArray(),
        [.. "-rw-r--r-- 1 a b 5 Jan 1 12:34 "u8, 0xB2, 0xE2, 0xCA, 0xD4, 13, 10],
    ];

    public int LongestInput => 32 * 1024;

    public void Run(byte[] input)
    {
        Check(ListingParser.Parse(input), input);
        Check(ListingParser.Parse(input, Verbs.Mlsd), input);
        Check(ListingParser.Parse(input, Verbs.Nlst, s_gbk), input);
    }

    private static void Check(Listing listing, byte[] input)
    {
        int lines = 1 + input.AsSpan().Count((byte)'\n') + input.AsSpan().Count((byte)'\r');
        Invariant.Holds(listing.Entries.Count + listing.UnreadableRows <= lines, "a line gives one row at most");
        Invariant.Holds(listing.Entries.Count == 0 || listing.Dialect is not null, "rows have a dialect");
        long characters = 0;
        foreach (ListingEntry entry in listing.Entries)
        {
            characters += entry.Name.Length;
            Invariant.Holds(entry.Name.Length > 0, "a row has a name");
            Invariant.Holds(!entry.Name.Contains('\n'), "a name is in one line");
            Invariant.Holds(entry.Size is null or >= 0, "a size is not negative");
            Invariant.Holds(s_dialects.Contains(entry.Dialect), "a row's dialect has a name");
            ListedTime? time = s_clock.Place(entry.Modified, s_now);
            Invariant.Holds(entry.Modified is not null || time is null, "what is not told is not placed");
            Invariant.Holds(ServerClock.Find(entry.Modified, s_now) is null || time is not null, "a time that tells the clock can be placed");
        }

        Invariant.Holds(characters <= input.Length, "names are parts of the listing");
    }
}
