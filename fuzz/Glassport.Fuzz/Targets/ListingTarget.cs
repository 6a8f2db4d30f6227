using System.Text;
using Glassport.Protocol;
using Glassport.Protocol.Listings;
using Glassport.Protocol.Text;

namespace Glassport.Fuzz.Targets;

/// <summary>Listings in every dialect.</summary>
internal sealed class ListingTarget : IFuzzTarget
{
    private static readonly HashSet<string> s_dialects = ["mlsd", "unix", "dos", "eplf", "nlst"];
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
            Invariant.Holds(entry.Size is null or >= 0, "a size is not negative");
            Invariant.Holds(s_dialects.Contains(entry.Dialect), "a row's dialect is one of the five");
        }

        Invariant.Holds(characters <= input.Length, "names are parts of the listing");
    }
}
