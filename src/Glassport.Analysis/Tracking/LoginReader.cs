using Glassport.Analysis.Model;
using Glassport.Protocol;

namespace Glassport.Analysis.Tracking;

/// <summary>Reads from the dialogue how the client logged in.</summary>
internal static class LoginReader
{
    private const int MaximumRejections = 100;

    /// <summary>The login, given the commands in order.</summary>
    public static Login Read(IReadOnlyList<ExchangeBuilder> exchanges, bool midstream, bool encrypted)
    {
        string? user = null;
        string? password = null;
        string? acceptedUser = null;
        string? acceptedPassword = null;
        long? packet = null;
        bool accepted = false;
        bool tried = false;
        int failures = 0;
        List<(long Command, long Reply)> rejections = [];
        foreach (ExchangeBuilder exchange in exchanges)
        {
            if (exchange.Verb?.Kind != VerbKind.Login || exchange.Verb == Verbs.Rein)
                continue;
            tried = true;
            if (exchange.Verb == Verbs.User)
            {
                user = exchange.Command.Argument;
                password = null;
            }
            else if (exchange.Verb == Verbs.Pass)
            {
                password = exchange.Command.Argument;
            }

            if (exchange.FinalReply is not { } reply)
                continue;
            if (reply.Code is 230 or 232 or 202 && !accepted)
            {
                accepted = reply.Code != 202;
                (acceptedUser, acceptedPassword, packet) = (user, password, reply.Packet);
            }
            else if (reply.IsNegative && IsRejection(exchange, accepted))
            {
                failures++;
                if (rejections.Count < MaximumRejections)
                    rejections.Add((exchange.Command.Packet, reply.Packet));
                if (!accepted)
                    packet = reply.Packet;
            }
        }

        if (accepted)
            return new Login(acceptedUser, acceptedPassword, LoginOutcome.Accepted, packet, failures, rejections);
        LoginOutcome outcome = failures > 0 ? LoginOutcome.Rejected
            : tried || midstream || encrypted ? LoginOutcome.Unknown
            : LoginOutcome.None;
        return new Login(user, password, outcome, failures > 0 ? packet : null, failures, rejections);
    }

    // 503 "log in with USER first" refuses the order, not the person; a second USER behind a login is often just not allowed.
    private static bool IsRejection(ExchangeBuilder exchange, bool accepted) =>
        exchange.FinalReply!.Code is 530 or 430 or 421 or 331 or 332 or 532 or 431 or 534
        || (exchange.FinalReply.IsNegative && exchange.Verb == Verbs.Pass && exchange.FinalReply.Code != 503 && !accepted);
}
