using System.Text;
using Glassport.Protocol;
using Glassport.Server.Sessions;
using V = Glassport.Protocol.Verbs;

namespace Glassport.Server.Verbs;

/// <summary>HELP (RFC 959 §4.1.3): the verb table, or one row of it. What the client wrote is not repeated (ALPACA).</summary>
internal static class HelpVerb
{
    private const int Columns = 8;

    private static readonly Reply Unknown = new(501, "There is no help on that.", "没有相关的帮助。");

    /// <summary>Lists the verbs.</summary>
    public static ValueTask<Reply?> RunAsync(Session session, string argument)
    {
        string name = argument.Trim();
        if (name.Length == 0)
            return new(All());
        if (name.Split(' ', 2) is [var first, .. var rest] && first.Equals("SITE", StringComparison.OrdinalIgnoreCase))
            return new(SiteVerb.Help(rest is [var command] ? command : ""));
        return new(V.Find(name) is { } verb && VerbTable.Find(verb) is not null ? One(verb) : Unknown);
    }

    private static Reply All()
    {
        StringBuilder text = new();
        int column = 0;
        foreach (var handler in VerbTable.All)
        {
            text.Append(column++ % Columns == 0 ? '\n' : ' ').Append(handler.Verb.Name.PadRight(7));
        }

        return new(214, $"These commands are implemented:{text}\nEnd of help.", $"已实现的命令：{text}\n帮助结束。");
    }

    private static Reply One(Verb verb)
    {
        string argument = verb.Argument switch
        {
            ArgumentRule.Required => " <argument>",
            ArgumentRule.Optional => " [<argument>]",
            _ => "",
        };
        return new(214, $"Syntax: {verb.Name}{argument} ({verb.Source})");
    }
}
