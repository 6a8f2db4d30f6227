using Glassport.Analysis.Model;
using Glassport.Analysis.Rendering;
using static Glassport.Analysis.Tests.Rendering.SampleExplanations;

namespace Glassport.Analysis.Tests.Rendering;

public sealed class SecretMaskTests
{
    public static TheoryData<string> Names => [.. Renderings.All.Select(static rendering => rendering.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_password_is_nowhere_in_any_rendering(string name)
    {
        IRendering rendering = Renderings.Find(name)!;

        Assert.DoesNotContain(Password, Rendered.Text(rendering, Active()));
        Assert.DoesNotContain(Password, Rendered.Text(rendering, Failed()));
        Assert.DoesNotContain(Password, Rendered.Text(rendering, Explain([WithExchanges([Ask("ACCT", Password, 50, 60, PhaseName.Login, Answer(230, "ok", 51, 61))])])));
    }

    [Theory]
    [InlineData("json")]
    [InlineData("ndjson")]
    [InlineData("zeek")]
    [InlineData("eve")]
    public void The_password_is_verbatim_when_secrets_are_wanted(string name)
    {
        Assert.Contains(Password, Rendered.Text(Renderings.Find(name)!, Failed(), new() { ShowSecrets = true }));
    }

    [Fact]
    public void The_bytes_of_a_hidden_line_are_hidden_too()
    {
        Exchange exchange = new()
        {
            Command = new() { Verb = "PASS", Argument = "\u00E9", Packet = 8, FirstPacket = 7, Time = At(1), Complete = true, RawHex = "5041535320e9" },
            Replies = [new() { Code = 500, Text = "'PASS \u00E9'?", Lines = ["500 'PASS \u00E9'?"], Packet = 9, FirstPacket = 9, Time = At(2), Complete = true, RawHex = "e927" }],
            Phase = PhaseName.Login,
        };
        Explanation explanation = Explain([WithExchanges([exchange])], packets:
        [
            new(7, At(1), 60, Roles.Command, PhaseName.Login, "c1", null, "", "", "PA"),
            new(8, At(1), 60, Roles.Command, PhaseName.Login, "c1", null, "", "", "SS \u00E9"),
            new(9, At(2), 60, Roles.Reply, PhaseName.Login, "c1", null, "", "", "500 'PASS \u00E9'?"),
        ]);

        string text = Rendered.Text(new JsonRendering(), explanation);

        Assert.DoesNotContain("e9", text);
        Assert.DoesNotContain("\u00E9", text);
    }

    [Theory]
    [InlineData("PASS secret", "PASS •••")]
    [InlineData("C: pass secret and more", "C: pass •••")]
    [InlineData("USER bob; PASS secret", "USER bob; PASS •••")]
    [InlineData("ACCT x", "ACCT •••")]
    [InlineData("COMPASS north", "COMPASS north")]
    [InlineData("227 Entering Passive Mode", "227 Entering Passive Mode")]
    public void A_summary_tells_nothing_behind_pass_and_acct(string summary, string expected)
    {
        Assert.Equal(expected, SecretMask.Summary(summary, new()));
        Assert.Equal(summary, SecretMask.Summary(summary, new() { ShowSecrets = true }));
    }

    [Theory]
    [InlineData("no 'x1' here: x1", "x1", "no '•••' here: •••")]
    [InlineData("xx1 x1x", "x1", "xx1 x1x")]
    [InlineData("anything", "", "anything")]
    public void A_secret_is_hidden_in_a_reply_where_it_is_a_word(string line, string secret, string expected)
    {
        Assert.Equal(expected, SecretMask.Word(line, secret));
    }
}
