using System.Text;
using System.Text.Json;
using Glassport.Analysis.Model;
using Glassport.Analysis.Rendering;
using Glassport.Analysis.Story;
using Glassport.Analysis.Tests.Rendering;

namespace Glassport.Analysis.Tests.Golden;

/// <summary>Passwords leave no trace unless secrets are wanted.</summary>
public sealed class GoldenSecrets
{
    // Also words of their own, or digits that stand in a time.
    private static readonly string[] Common = ["ftp", "password", "admin"];

    public static TheoryData<string> Captures => GoldenCaptures.All;

    [Theory]
    [MemberData(nameof(Captures))]
    public async Task No_password_stands_in_any_rendering(string capture)
    {
        GoldenCapture golden = await GoldenCaptures.GetAsync(capture);
        foreach ((string name, string text) in Masked(golden.Explanation))
        {
            foreach (string password in Passwords(golden))
            {
                Assert.DoesNotContain("PASS " + password, text, StringComparison.OrdinalIgnoreCase);
                if (!Common.Contains(password))
                    Assert.False(text.Contains(password, StringComparison.Ordinal), $"{name} of {capture} has {password}");
            }
        }
    }

    /// <summary>Another password of the same length makes no difference, so that nothing of it is left: no hash, no bytes, no echo.</summary>
    [Theory]
    [MemberData(nameof(Captures))]
    public async Task Another_password_gives_the_same_renderings(string capture)
    {
        GoldenCapture golden = await GoldenCaptures.GetAsync(capture);
        IReadOnlyList<Frame> frames = await Frame.AllOfAsync(GoldenCaptures.PathOf(capture));
        IReadOnlyList<Frame> others = [.. frames.Select(frame => frame with { Bytes = Changed(frame.Bytes, Passwords(golden)) })];
        int changed = frames.Zip(others).Count(static pair => !pair.First.Bytes.AsSpan().SequenceEqual(pair.Second.Bytes));
        Assert.InRange(changed, Passwords(golden).Count, frames.Count);

        Explanation original = await Pipeline.ExplainAsync(new FrameSource(frames));
        Explanation other = await Pipeline.ExplainAsync(new FrameSource(others));

        foreach (((string name, string want), (_, string got)) in Masked(original).Zip(Masked(other)))
            Assert.True(want == got, $"{name} of {capture} tells something of the password");
        if (changed > 0)
            Assert.NotEqual(Pipeline.Json(original).ToString(), Pipeline.Json(other).ToString());
    }

    [Theory]
    [MemberData(nameof(Captures))]
    public async Task Passwords_are_shown_when_they_are_wanted(string capture)
    {
        GoldenCapture golden = await GoldenCaptures.GetAsync(capture);
        string[] shown = [.. golden.Json.GetProperty("conversations").EnumerateArray()
            .SelectMany(static conversation => conversation.GetProperty("exchanges").EnumerateArray())
            .Select(static exchange => exchange.GetProperty("command"))
            .Where(static command => command.GetProperty("verb").GetString() == "PASS")
            .Select(static command => command.GetProperty("argument").GetString()!)];

        Assert.Equal(Passwords(golden), shown);
    }

    private static IEnumerable<(string Name, string Text)> Masked(Explanation explanation)
    {
        foreach (IRendering rendering in Renderings.All)
        {
            foreach (Language language in Enum.GetValues<Language>())
            {
                foreach (bool verbose in (bool[])[false, true])
                    yield return ($"{rendering.Name} ({language}, {verbose})", Rendered.Text(rendering, explanation, new() { Language = language, Verbose = verbose }));
            }
        }
    }

    private static IReadOnlyList<string> Passwords(GoldenCapture golden) =>
    [
        .. golden.Truth.GetProperty("control_connections").EnumerateArray()
            .SelectMany(static control => control.GetProperty("login").GetProperty("attempts").EnumerateArray())
            .Select(static attempt => attempt.GetProperty("password").GetString()!),
    ];

    private static byte[] Changed(byte[] bytes, IReadOnlyList<string> passwords)
    {
        foreach (string password in passwords.Distinct())
        {
            byte[] line = Encoding.ASCII.GetBytes($"PASS {password}\r\n");
            int at = bytes.AsSpan().IndexOf(line);
            if (at < 0)
                continue;
            byte[] changed = [.. bytes];
            changed.AsSpan(at + 5, password.Length).Fill((byte)'~');
            return changed;
        }

        return bytes;
    }
}
