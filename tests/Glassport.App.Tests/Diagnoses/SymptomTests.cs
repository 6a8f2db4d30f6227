using Glassport.Analysis.Story;
using Glassport.App.Diagnoses;
using Glassport.Client;

namespace Glassport.App.Tests.Diagnoses;

/// <summary>What the client saw, and what it is a sign of.</summary>
public sealed class SymptomTests
{
    private const string In = "+ 203.0.113.9:21 198.51.100.7:50000\nS> 220 hi\nC> USER ada\nS> 331 pw\nC> PASS ****\nS> 230 in\n";
    private const string InByTls = "+ 203.0.113.9:21 198.51.100.7:50000\nS> 220 hi\nC> AUTH TLS\nS> 234 go\ntls\nC> USER ada\nS> 331 pw\nC> PASS ****\nS> 230 in\n";

    public static TheoryData<string, string, FailureKind?> Signs => new()
    {
        { "name-not-found", "", FailureKind.NameNotFound },
        { "no-route", "- 203.0.113.9:21 unroutable", FailureKind.Unreachable },
        { "connection-refused", "- 203.0.113.9:21 refused", FailureKind.Unreachable },
        { "connection-timeout", "- 203.0.113.9:21 silent", FailureKind.Unreachable },
        { "connection-refused connection-timeout", "- [2001:db8::1]:21 silent\n- 203.0.113.9:21 refused", FailureKind.Unreachable },
        { "service-refused-421", "+ 203.0.113.9:21 198.51.100.7:50000\nS> 421 full", FailureKind.Refused },
        { "not-ftp", "+ 203.0.113.9:21 198.51.100.7:50000\nS> SSH-2.0-x", FailureKind.Protocol },
        { "not-ftp", "+ 203.0.113.9:21 198.51.100.7:50000", FailureKind.ConnectionLost },
        { "tls-not-offered", "+ 203.0.113.9:21 198.51.100.7:50000\nS> 220 hi\nC> AUTH TLS\nS> 502 no", FailureKind.Tls },
        { "tls-response-injection", "+ 203.0.113.9:21 198.51.100.7:50000\nS> 220 hi\nC> AUTH TLS\nS> 234 go\ninjected", FailureKind.Tls },
        { "tls-failed", "+ 203.0.113.9:21 198.51.100.7:50000\nS> 220 hi\nC> AUTH TLS\nS> 234 go", FailureKind.Tls },
        { "certificate-untrusted", "+ 203.0.113.9:21 198.51.100.7:50000\nS> 220 hi\nC> AUTH TLS\nS> 234 go", FailureKind.Certificate },
        { "login-failed cleartext-password", "+ 203.0.113.9:21 198.51.100.7:50000\nS> 220 hi\nC> USER ada\nS> 331 pw\nC> PASS ****\nS> 530 no", FailureKind.Login },
        { "cleartext-password", In, null },
        { "", InByTls, null },
        { "", In.Replace("ada", "anonymous", StringComparison.Ordinal), null },
        { "", In.Replace("203.0.113.9", "127.0.0.1", StringComparison.Ordinal), null },
        { "passive-data-blocked", InByTls + "C> EPSV\nS> 229 (|||5000|)\ntold :5000 at 203.0.113.9:5000\n- 203.0.113.9:5000 silent\nfailed EPSV no answer", FailureKind.DataConnection },
        { "passive-data-refused", InByTls + "C> EPSV\nS> 229 (|||5000|)\ntold :5000 at 203.0.113.9:5000\n- 203.0.113.9:5000 refused\nfailed EPSV refused", FailureKind.DataConnection },
        { "pasv-unroutable-address passive-data-blocked", InByTls + "C> PASV\nS> 227 (10,0,0,5,19,136)\ntold 10.0.0.5:5000 at 203.0.113.9:5000\n- 203.0.113.9:5000 silent\nfailed PASV no answer", FailureKind.DataConnection },
        { "pasv-address-mismatch", InByTls + "C> PASV\nS> 227 (10,0,0,5,19,136)\ntold 10.0.0.5:5000 at 203.0.113.9:5000\nopen\nC> RETR a\nS> 150 go\nS> 226 done", null },
        { "", InByTls + "C> PASV\nS> 227 (203,0,113,9,19,136)\ntold 203.0.113.9:5000 at 203.0.113.9:5000\nopen\nC> RETR a\nS> 150 go\nS> 226 done", null },
        { "pasv-foreign-host", InByTls + "C> PASV\nS> 227 (8,8,8,8,19,136)\nfailed PASV another host", FailureKind.DataConnection },
        { "active-data-blocked", InByTls + "C> PORT 198,51,100,7,195,81\nS> 200 ok\nwaits 198.51.100.7:50001\nC> RETR a\nS> 425 Cannot connect: timed out\nfailed PORT 425", FailureKind.DataConnection },
        { "active-data-refused", InByTls + "C> PORT 198,51,100,7,195,81\nS> 200 ok\nwaits 198.51.100.7:50001\nC> RETR a\nS> 425 Connection refused\nfailed PORT 425", FailureKind.DataConnection },
        { "active-data-blocked", InByTls + "C> PORT 198,51,100,7,195,81\nS> 200 ok\nwaits 198.51.100.7:50001\nC> RETR a\nfailed PORT silence", FailureKind.DataConnection },
        { "tls-reuse-required", InByTls + "C> EPSV\nS> 229 (|||5000|)\ntold :5000 at 203.0.113.9:5000\nopen\nC> RETR a\nS> 150 go\ntls data\nS> 522 SSL connection failed; session reuse required", FailureKind.Refused },
        { "tls-reuse-required", InByTls + "C> EPSV\nS> 229 (|||5000|)\ntold :5000 at 203.0.113.9:5000\nopen\nC> RETR a\nS> 150 go\ntls data\nS> 425 Unable to build data connection", FailureKind.DataConnection },
        { "command-failed", InByTls + "C> EPSV\nS> 229 (|||5000|)\ntold :5000 at 203.0.113.9:5000\nopen\nC> RETR a\nS> 550 No such file", FailureKind.NoSuchFile },
        { "incomplete-transfer", InByTls + "C> EPSV\nS> 229 (|||5000|)\ntold :5000 at 203.0.113.9:5000\nopen\nC> RETR a\nS> 150 go\nS> 426 cut", FailureKind.TransferCut },
        { "server-lost", InByTls + "C> EPSV\nS> 229 (|||5000|)\ntold :5000 at 203.0.113.9:5000\nopen\nC> RETR a\nS> 150 go\nC> NOOP", FailureKind.ConnectionLost },
        { "unanswered-command", InByTls + "C> CWD a", FailureKind.ConnectionLost },
        { "idle-timeout", InByTls + "C> CWD a\nS> 421 idle", FailureKind.ConnectionLost },
        { "verification-failed", InByTls, FailureKind.Verification },
        { "local-disk", InByTls, FailureKind.LocalDisk },
        { "names-not-utf8", InByTls + "warning The names are no UTF-8", null },
    };

    [Theory]
    [MemberData(nameof(Signs))]
    public void What_the_client_saw_is_a_sign_of(string ids, string script, FailureKind? kind)
    {
        var found = SymptomList.Look(SessionScript.Read(script, kind), Language.English);

        Assert.Equal(ids.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(), found.Select(static one => one.Id).Order());
    }

    [Theory]
    [MemberData(nameof(Signs))]
    public void Each_sign_has_title_detail_and_advice_in_every_language(string ids, string script, FailureKind? kind)
    {
        var session = SessionScript.Read(script, kind);

        foreach (var language in Enum.GetValues<Language>())
        {
            foreach (var one in SymptomList.Look(session, language))
                Assert.True(one is { Title.Length: > 5, Detail.Length: > 8, Advice.Length: > 10 }, $"{ids}: {one}");
        }

        Assert.All(SymptomList.Look(session, Language.Chinese), static one => Assert.Contains(one.Title + one.Advice, static c => c is >= '一' and <= '龥'));
    }

    [Fact]
    public void Every_symptom_is_shown_by_one_of_the_scripts()
    {
        var shown = Signs.SelectMany(static row => ((string)row[0]).Split(' ')).ToHashSet();

        Assert.All(SymptomList.All, one => Assert.Contains(one.Id, shown));
    }

    [Fact]
    public void Evidence_is_named()
    {
        var found = SymptomList.Look(
            SessionScript.Read(In + "C> PASV\nS> 227 (10,0,0,5,19,136)\ntold 10.0.0.5:5000 at 203.0.113.9:5000\n- 203.0.113.9:5000 silent\nfailed PASV no answer", FailureKind.DataConnection),
            Language.English);

        var unroutable = Assert.Single(found, static one => one.Id == "pasv-unroutable-address");
        Assert.Contains("10.0.0.5:5000", unroutable.Title, StringComparison.Ordinal);
        Assert.Contains("“227 (10,0,0,5,19,136)” names 10.0.0.5:5000", unroutable.Detail, StringComparison.Ordinal);
        Assert.Contains("pasv_address", unroutable.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_private_client_before_a_public_server_is_told_why_nobody_came()
    {
        var found = SymptomList.Look(
            SessionScript.Read(
                "+ 203.0.113.9:21 192.168.1.5:50000\nS> 220 hi\nC> PORT 192,168,1,5,195,81\nS> 200 ok\nwaits 192.168.1.5:50001\nC> LIST\nS> 425 no\nfailed PORT 425", FailureKind.DataConnection),
            Language.English);

        Assert.Contains("192.168.1.5 is a private address that 203.0.113.9:21 cannot reach", Assert.Single(found).Detail, StringComparison.Ordinal);
    }
}
