using System.Text;
using Glassport.Protocol;
using Glassport.Server.Verbs;

namespace Glassport.Server.Tests.Transcripts;

/// <summary>docs/verbs.md as the verb table has it.</summary>
internal static class VerbsDocument
{
    private const string Head = """
        # The verbs

        Every FTP verb that Glassport knows, in the order of its table (`src/Glassport.Protocol/Verbs/Verbs.cs`), and what
        `glassport serve` does with it. This file is written from the table; a test compares them. To write it anew:

        ```sh
        GLASSPORT_WRITE_DOCS=1 dotnet test tests/Glassport.Server.Tests --filter VerbsDocumentTests
        ```

        - **Argument**: `needed` (501 without one), `none` (501 with one), or `optional`.
        - **When**: `login` is after the login (530 before it); `any time` is before it too; `transfer` is also while data moves, and is
          answered at once. Whatever else comes while data moves is answered behind the transfer.
        - **Replies**: the codes of success; refusals are 4yz and 5yz of RFC 959 §4.2 and of the verb's own document.
        - **Answered**: whether `glassport serve` carries it out. A verb that it does not answer gets 502, a word that is no verb gets 500.

        | Verb | Argument | When | Replies | Defined in | Answered |
        | --- | --- | --- | --- | --- | --- |

        """;

    public static string Write()
    {
        StringBuilder text = new(Head);
        foreach (var verb in Protocol.Verbs.All)
        {
            string answered = VerbTable.Find(verb) is null ? "no: " + UnansweredVerbs.Reasons[verb.Name] : "yes";
            text.Append($"| {verb.Name} | {Argument(verb)} | {When(verb)} | {string.Join(' ', verb.LegalReplies)} | {verb.Source} | {answered} |\n");
        }

        text.Append("\n## SITE\n\n| Command |\n| --- |\n");
        foreach (var command in SiteTable.All)
            text.Append($"| `SITE {command.ToString().Replace("|", "\\|", StringComparison.Ordinal)}` |\n");
        return text.ToString();
    }

    private static string Argument(Verb verb) => verb.Argument switch
    {
        ArgumentRule.Required => "needed",
        ArgumentRule.Optional => "optional",
        _ => "none",
    };

    private static string When(Verb verb) =>
        (verb.Gate.HasFlag(VerbGate.BeforeLogin) ? "any time" : "login") + (verb.Gate.HasFlag(VerbGate.DuringTransfer) ? ", transfer" : "");
}
