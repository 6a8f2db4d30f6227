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
    // Passwords that are also words of the story.
    private static readonly string[] Common = ["ftp", "password", "admin"];

    private static readonly RenderingOptions[] Options = [new(), new() { Language = Language.Chinese, Verbose = true }];

    public static TheoryData<string> Captures => GoldenCaptures.All;

    /// <summary>Another password of the same length makes no difference, so that nothing of it is left: no hash, no bytes, no echo.</summary>
    [Theory]
    [MemberData(nameof(Captures))]
    public async Task Passwords_leave_no_trace_in_any_rendering(string capture)
    {
        GoldenCapture golden = await GoldenCaptures.GetAsync(capture);
        IReadOnlyList<string> passwords = Passwords(golden);
        IReadOnlyList<Frame> frames = await Frame.AllOfAsync(GoldenCaptures.PathOf(capture));
        IReadOnlyList<Frame> others = [.. frames.Select(frame => frame with { Bytes = Changed(frame.Bytes, passwords) })];
        int changed = frames.Zip(others).Count(static pair => !pair.First.Bytes.AsSpan().SequenceEqual(pair.Second.Bytes));
        Assert.InRange(changed, passwords.Count, frames.Count);
        if (changed == 0)
            return;

        Explanation original = await Pipeline.ExplainAsync(new FrameSource(frames));
        Explanation other = await Pipeline.ExplainAsync(new FrameSource(others));
        Assert.NotEqual(PasswordsIn(Pipeline.Json(original)), PasswordsIn(Pipeline.Json(other)));
        foreach (IRendering rendering in Renderings.All)
        {
            foreach (RenderingOptions options in Options)
            {
                string text = Rendered.Text(rendering, original, options);
                Assert.True(text == Rendered.Text(rendering, other, options), $"{rendering.Name} of {capture} tells something of the password");
                foreach (string password in passwords)
                    Assert.False(Tells(text, password), $"{rendering.Name} of {capture} has {password}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Captures))]
    public async Task Passwords_are_shown_when_they_are_wanted(string capture)
    {
        GoldenCapture golden = await GoldenCaptures.GetAsync(capture);

        Assert.Equal(Passwords(golden), PasswordsIn(golden.Json));
    }

    private static bool Tells(string text, string password) =>
        text.Contains("PASS " + password, StringComparison.OrdinalIgnoreCase)
        || (!Common.Contains(password) && text.Contains(password, StringComparison.Ordinal));

    private static IReadOnlyList<string> PasswordsIn(JsonElement document) =>
    [
        .. document.GetProperty("conversations").EnumerateArray()
            .SelectMany(static conversation => conversation.GetProperty("exchanges").EnumerateArray())
            .Select(static exchange => exchange.GetProperty("command"))
            .Where(static command => command.GetProperty("verb").GetString() == "PASS")
            .Select(static command => command.GetProperty("argument").GetString()!),
    ];

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
