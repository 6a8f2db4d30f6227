using Glassport.Analysis.Model;

namespace Glassport.Analysis.Findings;

/// <summary>Tells a refusal that something is wrong by from the refusals of an ordinary session: probing for features, falling back, asking first.</summary>
/// <param name="conversation">The conversation.</param>
internal sealed class FailureJudge(Conversation conversation)
{
    // What was asked first is done soon after; this bounds the work for sessions of many thousand commands.
    private const int FarEnough = 50;

    /// <summary>Whether <paramref name="reply"/> to the exchange of that <paramref name="index"/> is worth a finding.</summary>
    public bool IsFailure(int index, Reply reply)
    {
        Command command = conversation.Exchanges[index].Command;
        if (command.Verb is "USER" or "PASS" or "ACCT" or "AUTH" || conversation.Login.Rejections.Any(r => r.Reply == reply.Packet))
            return false;
        if (reply.Code is 530 or 331 or 332 && BeforeLogin(reply))
            return false;
        if (reply.Code is 500 or 501 or 502 or 504 && (IsProbe(command.Verb) || SetsTime(command)))
            return false;
        if (Transfers.IsNegotiation(command.Verb) && FellBack(index))
            return false;
        return !(AsksFirst(command.Verb) && BecameMoot(index));
    }

    // Clients send these on their own to learn or tell something; a server that does not know them harms nothing.
    private static bool IsProbe(string verb) =>
        verb is "FEAT" or "OPTS" or "CLNT" or "CSID" or "HOST" or "LANG" or "SYST" or "PBSZ" or "PROT" or "MLST" or "NOOP" or "XPWD";

    // After an upload clients try one way after the other to give the file its old time.
    private static bool SetsTime(Command command) => command.Verb is "MFMT" or "MFCT" or "MDTM"
        || (command.Verb == "SITE" && command.Argument.StartsWith("UTIME", StringComparison.OrdinalIgnoreCase));

    private static bool AsksFirst(string verb) => verb is "SIZE" or "MDTM" or "MLST" or "CWD" or "MLSD" or "NLST" or "XCRC" or "HASH";

    // vsftpd answers nearly everything with 530 as long as nobody is logged in.
    private bool BeforeLogin(Reply reply) => conversation.Login.Outcome switch
    {
        LoginOutcome.Accepted => conversation.Login.Packet is not long accepted || reply.Packet < accepted,
        _ => true,
    };

    private bool FellBack(int failed)
    {
        Exchange? next = Later(failed).FirstOrDefault(e => Transfers.IsNegotiation(e.Command.Verb));
        return next is { FinalReply.IsPositive: true } && next.Command.Verb != conversation.Exchanges[failed].Command.Verb;
    }

    // SIZE before an upload or in ASCII mode (RFC 3659 §4), CWD before MKD, MLSD before LIST: what it was asked for succeeded in the end.
    private bool BecameMoot(int index)
    {
        Command failed = conversation.Exchanges[index].Command;
        return Later(index).Take(FarEnough).Any(later => later.FinalReply is { IsPositive: true }
            && ((Same(failed, later.Command) && (Transfers.IsTransfer(later.Command.Verb) || later.Command.Verb == "CWD"))
                || (failed.Verb is "MLSD" or "NLST" && later.Command.Verb is "LIST")));
    }

    private static bool Same(Command left, Command right) => left.Argument.Length > 0 && left.Argument == right.Argument;

    private IEnumerable<Exchange> Later(int index)
    {
        for (int i = index + 1; i < conversation.Exchanges.Count; i++)
            yield return conversation.Exchanges[i];
    }
}
