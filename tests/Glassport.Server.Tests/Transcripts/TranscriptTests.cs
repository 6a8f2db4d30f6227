using System.Runtime.Versioning;
using Glassport.Server.Verbs;
using Glassport.TestKit;

namespace Glassport.Server.Tests.Transcripts;

/// <summary>Every transcript in the corpus, and a transcript for every verb.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class TranscriptTests
{
    public static TheoryData<string> Names => [.. Transcripts().Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public Task The_server_keeps_to_the_transcript(string name) =>
        TranscriptPlayer.PlayAsync(TranscriptStep.Read(Repository.PathOf("tests", "corpus", "transcripts", name + ".ftp")));

    [Fact]
    public void Every_verb_that_is_answered_has_a_transcript()
    {
        var spoken = Transcripts().SelectMany(TranscriptStep.Read)
            .Where(static step => step.Keyword is "C>" or "C!" or "login")
            .SelectMany(static step => step.Keyword == "login" ? ["USER", "PASS"] : new[] { step.Text.Split(' ')[0] })
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

        Assert.DoesNotContain(VerbTable.All, handler => !spoken.Contains(handler.Verb.Name));
    }

    [Fact]
    public void Every_verb_is_answered_or_left_out_for_a_reason()
    {
        string[] missing = [.. Protocol.Verbs.All.Where(static verb => VerbTable.Find(verb) is null).Select(static verb => verb.Name)];

        Assert.Equal(missing.Order(StringComparer.Ordinal), UnansweredVerbs.Reasons.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_left_out_gets_502()
    {
        List<TranscriptStep> steps = [new(0, "login", "")];
        foreach (string verb in UnansweredVerbs.Reasons.Keys)
            steps.AddRange([new(0, "C>", verb + " x"), new(0, "S>", "502 *")]);

        await TranscriptPlayer.PlayAsync(steps);
    }

    [Fact]
    public async Task HELP_knows_every_verb_that_is_answered()
    {
        List<TranscriptStep> steps = [new(0, "login", ""), new(0, "C>", "HELP"), new(0, "S>", "214-*")];
        foreach (var row in VerbTable.All.Chunk(8))
            steps.Add(new(0, "S>", " *" + string.Join('*', row.Select(static handler => handler.Verb.Name)) + "*"));
        steps.Add(new(0, "S>", "214 *"));
        foreach (var handler in VerbTable.All.Where(static handler => handler.Verb != Protocol.Verbs.Site))
            steps.AddRange([new(0, "C>", $"HELP {handler.Verb}"), new(0, "S>", $"214 *{handler.Verb}*({handler.Verb.Source})")]);

        await TranscriptPlayer.PlayAsync(steps);
    }

    [Fact]
    public async Task FEAT_has_a_line_for_every_feature_of_the_table()
    {
        List<TranscriptStep> steps = [new(0, "login", ""), new(0, "C>", "FEAT"), new(0, "S>", "211-*")];
        string[] conditional = ["AUTH", "PBSZ", "PROT", "CCC"];
        var features = VerbTable.All.Where(handler => handler.Verb.Feat is not null && !conditional.Contains(handler.Verb.Name))
            .Select(static handler => handler.Verb == Protocol.Verbs.Rest || handler.Verb == Protocol.Verbs.Rang ? handler.Verb.Name + " STREAM" : handler.Verb.Name)
            .Concat(["TVFS", "UTF8", "MODE Z"]).Order(StringComparer.Ordinal);
        foreach (string feature in features)
            steps.Add(new(0, "S>", $" {feature}*"));
        steps.Add(new(0, "S>", "211 *"));

        await TranscriptPlayer.PlayAsync(steps);
    }

    private static string[] Transcripts() => Directory.GetFiles(Repository.PathOf("tests", "corpus", "transcripts"), "*.ftp");
}
