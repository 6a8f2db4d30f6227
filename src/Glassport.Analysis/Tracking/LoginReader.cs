using Glassport.Analysis.Model;
using Glassport.Protocol;

namespace Glassport.Analysis.Tracking;

/// <summary>Reads from the dialogue how the client logs in.</summary>
internal sealed class LoginReader
{
    private const int MaximumRejections = 100;

    private readonly List<(long Command, long Reply)> rejections = [];
    private string? user;
    private string? password;
    private string? acceptedUser;
    private string? acceptedPassword;
    private long? packet;
    private bool accepted;
    private bool tried;
    private int failures;

    /// <summary>Whether a login was accepted.</summary>
    public bool IsAccepted => accepted;

    /// <summary>The user of the accepted login, else of the latest try; null when USER was not seen.</summary>
    public string? User => accepted ? acceptedUser : user;

    /// <summary>The login, given the commands in order.</summary>
    public static Login Read(IReadOnlyList<ExchangeBuilder> exchanges, bool midstream, bool encrypted)
    {
        LoginReader reader = new();
        foreach (ExchangeBuilder exchange in exchanges)
            reader.Add(exchange);
        return reader.ToLogin(midstream, encrypted);
    }

    /// <summary>The next command; those that are not about the login are passed over. Answers what came of it.</summary>
    public LoginOutcome Add(ExchangeBuilder exchange)
    {
        if (exchange.Verb?.Kind != VerbKind.Login || exchange.Verb == Verbs.Rein)
            return LoginOutcome.None;
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
            return LoginOutcome.Unknown;
        if (reply.Code is 230 or 232 or 202 && !accepted)
        {
            accepted = reply.Code != 202;
            (acceptedUser, acceptedPassword, packet) = (user, password, reply.Packet);
            return accepted ? LoginOutcome.Accepted : LoginOutcome.Unknown;
        }

        if (!reply.IsNegative || !IsRejection(exchange, accepted))
            return LoginOutcome.Unknown;
        failures++;
        if (rejections.Count < MaximumRejections)
            rejections.Add((exchange.Command.Packet, reply.Packet));
        if (!accepted)
            packet = reply.Packet;
        return LoginOutcome.Rejected;
    }

    /// <summary>The login as far as it was read.</summary>
    /// <param name="midstream">Whether the capture began after the connection.</param>
    /// <param name="encrypted">Whether the dialogue became TLS.</param>
    public Login ToLogin(bool midstream, bool encrypted)
    {
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
