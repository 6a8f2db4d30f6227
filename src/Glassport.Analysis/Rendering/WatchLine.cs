using Glassport.Analysis.Model;
using Glassport.Analysis.Story;
using Glassport.Analysis.Watching;

namespace Glassport.Analysis.Rendering;

/// <summary>An event as a line of text: when, which session between whom, which packet, and what happened.</summary>
public static class WatchLine
{
    /// <summary>The line, safe to be shown; null for what is told to who wants everything only (<see cref="RenderingOptions.Verbose"/>).</summary>
    public static string? Of(WatchEvent happened, RenderingOptions options)
    {
        if (happened is TransferBegan && !options.Verbose)
            return null;
        Ansi ansi = new(options.Colour);
        string who = happened.Session is { } session ? $"{session.Id} {session.Client} → {session.Server}" : options.Language == Language.Chinese ? "抓包" : "capture";
        return $"{ansi.Dim($"{happened.Time.ToString()[..23]}Z {who} #{happened.Packet}")} {Coloured(happened, Text(happened, options), ansi)}";
    }

    /// <summary>What happened, safe to be shown, without when and who.</summary>
    public static string Text(WatchEvent happened, RenderingOptions options)
    {
        if (happened is LoginAnswered login && !options.ShowSecrets)
            happened = login with { Exchange = SecretMask.Hide(login.Exchange) };
        return SafeText.Visible(Storyteller.Tell(happened, options.Language, options.Verbose));
    }

    /// <summary>How bad it is what happened; null for what is no failure.</summary>
    public static Severity? SeverityOf(WatchEvent happened) => happened switch
    {
        FindingFound found => found.Finding.Severity,
        LoginAnswered { Accepted: false } or SessionOpened { Greeting.IsNegative: true } => Severity.Warning,
        TransferEnded { Exchange.FinalReply: not { IsPositive: true } } => Severity.Warning,
        PacketsDropped => Severity.Error,
        _ => null,
    };

    private static string Coloured(WatchEvent happened, string text, Ansi ansi) =>
        SeverityOf(happened) is { } severity ? ansi.Of(severity, text)
        : happened is LoginAnswered or TransferEnded { Data.Complete: true } ? ansi.Green(text)
        : text;
}
