using Glassport.Analysis.Model;

namespace Glassport.Analysis.Rendering;

/// <summary>Keeps what PASS and ACCT carried out of a rendering, unless secrets are wanted.</summary>
public static class SecretMask
{
    /// <summary>What stands in a secret's place; it tells nothing of the secret, not even its length.</summary>
    public const string Text = "•••";

    /// <summary>Whether the command's argument must not be shown.</summary>
    public static bool Hides(Command command, RenderingOptions options) => command.IsSecret && !options.ShowSecrets;

    /// <summary>The command's argument as it may be shown.</summary>
    public static string Argument(Command command, RenderingOptions options) => Hides(command, options) ? Text : command.Argument;

    /// <summary>The login's password as it may be shown; null when none was seen.</summary>
    public static string? Password(Login login, RenderingOptions options) =>
        login.Password is null || options.ShowSecrets ? login.Password : Text;

    /// <summary>
    /// A line of a reply to <paramref name="command"/> as it may be shown: some servers repeat what they did not understand,
    /// so the secret is looked for as a word of its own.
    /// </summary>
    public static string Reply(string line, Command command, RenderingOptions options) =>
        Hides(command, options) ? Word(line, command.Argument) : line;

    /// <summary>The conversation as it may be shown: without what PASS and ACCT carried, in commands, replies and the login.</summary>
    public static Conversation Hide(Conversation conversation)
    {
        Exchange[] exchanges = [.. conversation.Exchanges.Select(Hide)];
        Login login = conversation.Login.Password is null ? conversation.Login : conversation.Login with { Password = Text };
        return conversation with { Exchanges = exchanges, Login = login };
    }

    /// <summary>The exchange as it may be shown.</summary>
    internal static Exchange Hide(Exchange exchange)
    {
        Command command = exchange.Command;
        if (!command.IsSecret)
            return exchange;
        Command shown = command with { Argument = Text, RawHex = null, DecodedPath = null };
        return exchange with { Command = shown, Replies = [.. exchange.Replies.Select(reply => Hide(reply, command.Argument))] };
    }

    private static Reply Hide(Reply reply, string secret)
    {
        string[] lines = [.. reply.Lines.Select(line => Word(line, secret))];
        bool same = lines.SequenceEqual(reply.Lines);
        return same ? reply : reply with { Lines = lines, Text = Word(reply.Text, secret), RawHex = null, DecodedText = null };
    }

    /// <summary>A packet's summary as it may be shown: whatever follows PASS or ACCT is hidden.</summary>
    public static string Summary(string summary, RenderingOptions options)
    {
        if (options.ShowSecrets)
            return summary;
        int end = Math.Min(AfterVerb(summary, "PASS "), AfterVerb(summary, "ACCT "));
        return end == int.MaxValue ? summary : string.Concat(summary.AsSpan(0, end), Text);
    }

    /// <summary><paramref name="line"/> with every <paramref name="secret"/> that is a word of its own hidden.</summary>
    internal static string Word(string line, string secret)
    {
        if (secret.Length == 0)
            return line;
        int from = 0;
        while (line.IndexOf(secret, from, StringComparison.Ordinal) is var at and >= 0)
        {
            int end = at + secret.Length;
            bool isWord = (at == 0 || !char.IsLetterOrDigit(line[at - 1])) && (end == line.Length || !char.IsLetterOrDigit(line[end]));
            if (isWord)
                line = string.Concat(line.AsSpan(0, at), Text, line.AsSpan(end));
            from = isWord ? at + Text.Length : at + 1;
        }

        return line;
    }

    private static int AfterVerb(string summary, string verb)
    {
        int at = summary.IndexOf(verb, StringComparison.OrdinalIgnoreCase);
        while (at > 0 && char.IsLetterOrDigit(summary[at - 1]))
            at = summary.IndexOf(verb, at + 1, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? int.MaxValue : at + verb.Length;
    }
}
