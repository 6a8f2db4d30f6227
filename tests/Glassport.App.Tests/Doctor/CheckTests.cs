using System.Net;
using Glassport.App.Doctor;
using Glassport.App.Doctor.Checks;
using Glassport.Client;
using Glassport.Client.Tests;

namespace Glassport.App.Tests.Doctor;

/// <summary>Servers that do something wrong, one after the other, and the check that notices.</summary>
public sealed class CheckTests
{
    private const string In = ScriptedServer.Login;

    public static TheoryData<string, string, string> Servers => new()
    {
        { "bounce", In + "C> PORT 192,0,2,1,195,80\nS> 200 with pleasure", "bad" },
        { "bounce", In + "C> PORT 192,0,2,1,195,80\nS> 500 not yours", "good" },
        { "restart", In + "C> TYPE I\nS> 200 ok\nC> REST 1\nS> 502 what", "notice" },
        { "restart", In + "C> TYPE I\nS> 200 ok\nC> REST 1\nS> 350 ok\nC> REST 0\nS> 350 ok", "good" },
        { "cleartext-login", "S> 220 hi\nC> USER glassport-doctor\nS> 331 pw", "notice" },
        { "cleartext-login", "S> 220 hi\nC> USER glassport-doctor\nS> 530 TLS first", "good" },
        { "greeting", "S> 220 (vsFTPd 3.0.3)", "notice" },
        { "greeting", "S> 220 Welcome", "good" },
        { "tls", "S> 220 hi\nC> AUTH TLS\nS> 500 what", "bad" },
        { "passive-ports", In + string.Concat(Enumerable.Range(0, 6).Select(static i => $"C> EPSV\nS> 229 (|||{50000 + i}|)\n")), "weak" },
        { "passive-ports", In + string.Concat(Enumerable.Range(0, 6).Select(static i => $"C> EPSV\nS> 229 (|||{50000 + (i * i * 500)}|)\n")), "good" },
        { "features", In + "C> FEAT\nS> 500 what", "notice" },
        { "features", In + "C> FEAT\nS> 211-Features\nS>  MLST size*;\nS>  SIZE\nS>  MDTM\nS>  REST STREAM\nS>  UTF8\nS>  EPSV\nS> 211 end\nC> OPTS UTF8 ON\nS> 200 ok", "good" },
        { "names", In + "C> FEAT\nS> 500 what\nC> PASV\nS> 227 ({data})\nC> LIST\nS> 150 go\nD> -rw-r--r-- 1 a b 1 Jan 1 2020 a\nD close\nS> 226 done", "notice" },
        { "epsv", In + "C> FEAT\nS> 500 what\nC> EPSV\nS> 229 (|||{port}|)\nC> LIST\nS> 150 go\nD> -rw-r--r-- 1 a b 1 Jan 1 2020 a\nD close\nS> 226 done", "good" },
        { "epsv", In + "C> FEAT\nS> 500 what\nC> EPSV\nS> 500 what", "weak" },
        { "pasv", In + "C> FEAT\nS> 500 what\nC> PASV\nS> 425 cannot", "bad" },
        { "port", In + "C> FEAT\nS> 500 what\nC> *\nS> 200 ok\nC> LIST\nS> 425 cannot", "notice" },
        { "listings", In + "C> PASV\nS> 227 ({data})\nC> LIST\nS> 150 go\nD> ?? what is this ??\nD> -rw-r--r-- 1 a b 1 Jan 1 2020 a\nD close\nS> 226 done\nC> FEAT\nS> 500 what", "weak" },
        { "anonymous-write", "S> 220 hi\nC> USER anonymous\nS> 331 mail\nC> PASS *\nS> 230 in\nC> TYPE I\nS> 200 ok\nC> PASV\nS> 227 ({data})\nC> *\nS> 150 go\nD< *\nS> 226 thanks\nC> *\nS> 550 yours now", "bad" },
        { "anonymous-write", "S> 220 hi\nC> USER anonymous\nS> 331 mail\nC> PASS *\nS> 230 in\nC> TYPE I\nS> 200 ok\nC> PASV\nS> 227 ({data})\nC> *\nS> 550 Permission denied", "good" },
        { "anonymous-write", "S> 220 hi\nC> USER anonymous\nS> 530 no", "good" },
    };

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task A_check_marks(string id, string script, string mark)
    {
        await using ScriptedServer server = new(script.TrimEnd() + "\nS close");
        var check = Assert.Single(Examination.All, one => one.Id == id);
        Patient patient = new(server.Address with { User = "u", Password = "p" }, ScriptedServer.Patient, mayWrite: true) { Answers = true, Host = IPAddress.Loopback, LetsIn = true };

        var result = await TryAsync(check, patient);

        Assert.Equal(mark, MarkWords.Of(result.Mark));
        Assert.NotEqual("", result.Seen.English);
        Assert.NotEqual("", result.Seen.Chinese);
    }

    [Fact]
    public async Task A_server_that_carries_out_what_came_before_tls_is_found_out()
    {
        await using VulnerableServer server = new();
        Patient patient = new(server.Address, ScriptedServer.Patient, mayWrite: false) { Host = IPAddress.Loopback };

        var result = await new PlaintextInjection().ExamineAsync(patient, CancellationToken.None);

        Assert.Equal(Mark.Bad, result.Mark);
    }

    [Fact]
    public void Ids_are_there_once()
    {
        Assert.Equal(Examination.All.Count, Examination.All.Select(static check => check.Id).Distinct().Count());
    }

    [Theory]
    [InlineData('A', "good notice skipped")]
    [InlineData('B', "good weak weak")]
    [InlineData('C', "good weak weak weak")]
    [InlineData('D', "good bad bad")]
    [InlineData('F', "good bad bad bad")]
    [InlineData('F', "skipped skipped")]
    public void The_grade_counts_what_is_weak_and_bad(char grade, string marks)
    {
        var check = Examination.All[^1];
        Assert.Equal(grade, Grade.Of([.. marks.Split(' ').Select(word => new CheckResult(check, Enum.Parse<Mark>(word, ignoreCase: true), Phrase.None, Phrase.None, []))]));
    }

    private static async Task<CheckResult> TryAsync(ICheck check, Patient patient)
    {
        try
        {
            return await check.ExamineAsync(patient, CancellationToken.None);
        }
        catch (FtpException failure)
        {
            return Examination.Failed(check, patient, failure);
        }
    }
}
