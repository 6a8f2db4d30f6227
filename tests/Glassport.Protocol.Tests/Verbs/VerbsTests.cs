using System.Text;

namespace Glassport.Protocol.Tests;

public sealed class VerbsTests
{
    [Theory]
    [InlineData("USER PASS ACCT CWD CDUP SMNT REIN QUIT PORT PASV TYPE STRU MODE RETR STOR STOU APPE ALLO REST RNFR RNTO ABOR DELE RMD MKD PWD LIST NLST SITE SYST STAT HELP NOOP")]
    [InlineData("XCWD XCUP XMKD XRMD XPWD")]
    [InlineData("AUTH ADAT PBSZ PROT CCC MIC CONF ENC FEAT OPTS LANG HOST")]
    [InlineData("EPRT EPSV LPRT LPSV SIZE MDTM MLST MLSD")]
    [InlineData("MFMT MFCT MFF HASH XCRC XMD5 XSHA1 XSHA256 XSHA512 RANG AVBL CSID COMB CLNT THMB ESTP")]
    public void Every_verb_of_the_documents_is_known_in_any_case(string names)
    {
        foreach (string name in names.Split(' '))
        {
            Assert.Equal(name, Verbs.Find(name)?.Name);
            Assert.Same(Verbs.Find(name), Verbs.Find(name.ToLowerInvariant()));
            Assert.Same(Verbs.Find(name), Verbs.Find(Encoding.ASCII.GetBytes(name)));
            Assert.Same(Verbs.Find(name), Verbs.Find(Encoding.ASCII.GetBytes(name.ToLowerInvariant())));
        }
    }

    [Fact]
    public void Names_are_unique_upper_case_and_short_enough_to_be_found()
    {
        Assert.Equal(Verbs.All.Count, Verbs.All.Select(v => v.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(Verbs.All, v => Assert.Matches("^[A-Z][A-Z0-9]{2,6}$", v.Name));
    }

    [Fact]
    public void Every_verb_can_succeed_and_names_its_source()
    {
        Assert.All(Verbs.All, v => Assert.Contains(v.LegalReplies, code => code is (>= 200 and < 400) or (>= 600 and < 700)));
        Assert.All(Verbs.All, v => Assert.NotEmpty(v.Source));
        Assert.All(Verbs.All, v => Assert.NotEqual(VerbKind.Unknown, v.Kind));
    }

    [Theory]
    [InlineData("")]
    [InlineData("USE")]
    [InlineData("USERS")]
    [InlineData("GET")]
    [InlineData("US\u00C9R")]
    [InlineData("a verb that is far longer than any verb of FTP could ever be")]
    public void What_is_no_verb_is_not_found(string name)
    {
        Assert.Null(Verbs.Find(name));
        Assert.Null(Verbs.Find(Encoding.Latin1.GetBytes(name)));
    }

    [Fact]
    public void Finding_a_verb_allocates_nothing()
    {
        byte[] bytes = "retr"u8.ToArray();
        int found = 0;
        for (int i = 0; i < 100; i++)
            found += Verbs.Find(bytes) is null ? 0 : 1;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            found += Verbs.Find(bytes) is null ? 0 : 1;
            found += Verbs.Find("Mlsd") is null ? 0 : 1;
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(2100, found);
    }

    [Theory]
    [InlineData("RETR", 150, true)]
    [InlineData("RETR", 226, true)]
    [InlineData("RETR", 200, false)]
    [InlineData("RETR", 227, false)]
    [InlineData("PASV", 227, true)]
    [InlineData("PASV", 150, false)]
    [InlineData("PASV", 421, true)]
    [InlineData("USER", 331, true)]
    [InlineData("USER", 220, false)]
    [InlineData("SIZE", 213, true)]
    [InlineData("SIZE", 550, true)]
    [InlineData("QUIT", 221, true)]
    [InlineData("MKD", 257, true)]
    [InlineData("ABOR", 226, true)]
    [InlineData("ABOR", 150, false)]
    [InlineData("NOOP", 0, true)]
    [InlineData("ENC", 632, true)]
    [InlineData("NOOP", 700, false)]
    public void A_verb_admits_its_own_replies_and_every_failure(string name, int code, bool admitted)
    {
        Assert.Equal(admitted, Verbs.Find(name)!.Admits(code));
        Assert.Equal(admitted, Verbs.Find(name).AdmitsOrIsUnknown(code));
    }

    [Fact]
    public void An_unknown_verb_admits_everything_and_is_nothing_else()
    {
        Verb? unknown = null;
        Assert.True(unknown.AdmitsOrIsUnknown(227));
        Assert.False(unknown.IsTransfer || unknown.IsNegotiation || unknown.IsListing || unknown.IsUpload || unknown.IsDownload || unknown.IsSecret);
    }

    [Fact]
    public void The_groups_hold_the_verbs_that_they_should()
    {
        Assert.Equal("APPE LIST MLSD NLST RETR STOR STOU THMB", Names(v => v.IsTransfer));
        Assert.Equal("CPSV EPRT EPSV LPRT LPSV PASV PORT SPSV", Names(v => v.IsNegotiation));
        Assert.Equal("LIST MLSD NLST", Names(v => v.IsListing));
        Assert.Equal("APPE STOR STOU", Names(v => v.IsUpload));
        Assert.Equal("RETR THMB", Names(v => v.IsDownload));
        Assert.Equal("ACCT ADAT CONF ENC MIC PASS", Names(v => v.IsSecret));
        Assert.All(Verbs.All, v => Assert.Equal(v.IsTransfer, v.IsListing || v.IsUpload || v.IsDownload));
    }

    private static string Names(Func<Verb, bool> which) => string.Join(' ', Verbs.All.Where(which).Select(v => v.Name).Order(StringComparer.Ordinal));
}
