using System.Globalization;
using Glassport.Analysis.Model;
using Glassport.Protocol;
using ReplyModel = Glassport.Analysis.Model.Reply;

namespace Glassport.Analysis.Tracking;

/// <summary>The dialogue of one control connection: pairs replies with commands and knows what the next transfer will use.</summary>
internal sealed class SessionState
{
    // A server answers in order; what waits longer than this many commands was lost.
    private const int MaximumPending = Limits.PendingCommands;
    private const int MaximumSizes = 64;

    // What a command, a reply and a data connection take in memory, about, besides twice their text's bytes.
    private const int CommandCost = 640;
    private const int ReplyCost = 400;
    private const int DataCost = 2048;

    private readonly ControlTracker control;
    private readonly CaptureTracker capture;
    private readonly Negotiator negotiator;
    private readonly List<ExchangeBuilder> pending = [];
    private readonly PhaseSlot greetingSlot = new(PhaseName.Greeting);
    private readonly PhaseSlot unsolicitedSlot = new(PhaseName.Unsolicited);
    private readonly PhaseSlot omittedSlot = new(PhaseName.Other);
    private readonly Dictionary<string, (long Bytes, long Packet)> sizes = [];
    private ExchangeBuilder? auth;
    private char? type;
    private char mode = 'S';
    private long? restart;
    private long? allocated;
    private long allocatedPacket;
    private bool repliesLost;
    private long kept;

    public SessionState(ControlTracker control, CaptureTracker capture)
    {
        this.control = control;
        this.capture = capture;
        negotiator = new Negotiator(control, capture.Expected, Negotiations);
    }

    /// <summary>Commands in order.</summary>
    public List<ExchangeBuilder> Exchanges { get; } = [];

    /// <summary>Replies that answer nothing.</summary>
    public List<ReplyModel> Unsolicited { get; } = [];

    /// <summary>How many more commands there were than <see cref="Exchanges"/> keeps.</summary>
    public long ExchangesOmitted { get; private set; }

    /// <summary>How many replies to kept commands, or to none, were not kept.</summary>
    public long RepliesOmitted { get; private set; }

    /// <summary>The reply that the server sends first.</summary>
    public ReplyModel? Greeting { get; private set; }

    /// <summary>Negotiations in order.</summary>
    public List<Negotiation> Negotiations { get; } = [];

    /// <summary>What PROT chose.</summary>
    public DataProtection Protection { get; private set; } = DataProtection.Unknown;

    /// <summary>Packets with commands that were sent behind AUTH before it was answered.</summary>
    public List<long> BehindAuth { get; } = [];

    /// <summary>Whether AUTH was sent and TLS may begin at the client's next byte.</summary>
    public bool AwaitsTls => auth is not null;

    /// <summary>The slots that belong to no exchange.</summary>
    public IEnumerable<PhaseSlot> OwnSlots => [greetingSlot, unsolicitedSlot, omittedSlot];

    /// <summary>Whether every data connection has ended.</summary>
    public bool DataEnded => negotiator.DataEnded;

    /// <summary>The client sent a command; answers its phase.</summary>
    public PhaseSlot Command(Command command, Verb? verb)
    {
        ReplyPairing.SettleAbort(Exchanges, pending);
        if (repliesLost)
            ReplyPairing.PassOver(pending, verb);
        repliesLost = false;
        if (!capture.Budget.TryTake(ref kept, CommandCost + (2 * (command.Argument.Length + (command.RawHex?.Length ?? 0)))))
            return Omit(command, verb);
        if (auth is not null && !auth.Answered)
            BehindAuth.Add(command.Packet);
        ExchangeBuilder exchange = new(command, verb, new PhaseSlot(VerbPhases.Of(verb)));
        Exchanges.Add(exchange);
        pending.Add(exchange);
        if (pending.Count > MaximumPending)
            pending.RemoveAt(0);
        if (verb.IsNegotiation)
            negotiator.Negotiate(exchange);
        else if (verb.IsTransfer)
            Transfer(exchange);
        else if (verb == Verbs.Auth)
            auth = exchange;
        capture.Observer?.Asked(control, exchange);
        return exchange.Slot;
    }

    /// <summary>The server sent a reply; answers its phase.</summary>
    public PhaseSlot Reply(ReplyModel reply)
    {
        // 220 answers no command but REIN: when nothing was said before it, it greets, with or without a handshake in the capture.
        if (Greeting is null && (!control.Midstream || (Exchanges.Count == 0 && reply.Code is 120 or 220)))
        {
            if (!reply.IsPreliminary)
                Greet(reply);
            else if (TryKeep(reply))
                Unsolicited.Add(reply);
            return greetingSlot;
        }

        ExchangeBuilder? exchange = ReplyPairing.Find(pending, reply);
        if (exchange is null)
        {
            if (TryKeep(reply))
                Unsolicited.Add(reply);
            return unsolicitedSlot;
        }

        if (exchange.Slot == omittedSlot)
        {
            if (!reply.IsPreliminary)
                pending.Remove(exchange);
            return omittedSlot;
        }

        if (TryKeep(reply))
            exchange.Replies.Add(reply);
        else if (!reply.IsPreliminary)
            exchange.Replies.Add(Shorten(reply));
        if (!reply.IsPreliminary)
        {
            pending.Remove(exchange);
            Settle(exchange, reply);
        }

        capture.Observer?.Answered(control, exchange, reply);
        return exchange.Slot;
    }

    /// <summary>Bytes of the server are missing from the capture: what waits may have been answered in them.</summary>
    public void LoseReplies() => repliesLost = true;

    /// <summary>The client's bytes are TLS from here on.</summary>
    public void StartTls()
    {
        if (auth is not null)
            control.BeginTls((auth.Command.Verb + " " + auth.Command.Argument).TrimEnd(), auth.Command.Packet);
        auth = null;
    }

    /// <summary>The capture or the connection has ended.</summary>
    public void End()
    {
        ReplyPairing.SettleAbort(Exchanges, pending);
        negotiator.End();
    }

    /// <summary>Takes memory for a data connection; false when there is none left.</summary>
    public bool TryKeepData() => capture.Budget.TryTake(ref kept, DataCost);

    /// <summary>The conversation is told: what it kept is not held here any more.</summary>
    public void GiveBack() => capture.Budget.GiveBack(ref kept);

    private void Greet(ReplyModel reply)
    {
        Greeting = reply;
        capture.Observer?.Greeted(control, reply);
    }

    // The command is paired with its reply all the same, so that later replies find theirs.
    private PhaseSlot Omit(Command command, Verb? verb)
    {
        ExchangesOmitted++;
        pending.Add(new ExchangeBuilder(command, verb, omittedSlot));
        if (pending.Count > MaximumPending)
            pending.RemoveAt(0);
        return omittedSlot;
    }

    private bool TryKeep(ReplyModel reply)
    {
        long cost = ReplyCost + (2L * (reply.RawHex?.Length ?? 0));
        foreach (string line in reply.Lines)
            cost += 64 + (2 * line.Length);
        if (capture.Budget.TryTake(ref kept, cost))
            return true;
        RepliesOmitted++;
        return false;
    }

    // Whether a command was answered, and how, is known even where there is no room for what was said.
    private static ReplyModel Shorten(ReplyModel reply) => new()
    {
        Code = reply.Code,
        Text = "",
        Lines = [],
        Packet = reply.Packet,
        FirstPacket = reply.FirstPacket,
        Time = reply.Time,
        Complete = false,
    };

    private void Transfer(ExchangeBuilder exchange)
    {
        negotiator.Transfer(exchange);
        (long Bytes, long Packet)? announced = null;
        if (exchange.Verb.IsDownload && sizes.TryGetValue(exchange.Command.Argument, out (long Bytes, long Packet) size))
            announced = size;
        else if (exchange.Verb.IsUpload && allocated is { } bytes)
            announced = (bytes, allocatedPacket);
        exchange.Setup = new TransferSetup(type, mode, restart, announced);
        restart = null;
        allocated = null;
    }

    private void Settle(ExchangeBuilder exchange, ReplyModel reply)
    {
        Verb? verb = exchange.Verb;
        string argument = exchange.Command.Argument;
        if (verb is null)
            return;
        if (verb.IsNegotiation)
            negotiator.Settle(exchange, reply);
        else if (!reply.IsPositive && reply.Code != 350 && reply.Code != 334)
            SettleFailure(exchange);
        else if (verb == Verbs.Type && argument.Length > 0)
            type = char.ToUpperInvariant(argument[0]);
        else if (verb == Verbs.Mode && argument.Length > 0)
            mode = char.ToUpperInvariant(argument[0]);
        else if (verb == Verbs.Rest && long.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out long offset))
            restart = offset;
        else if (verb == Verbs.Allo && AnnouncedSize.FromArgument(argument) is { } bytes)
            (allocated, allocatedPacket) = (bytes, exchange.Command.Packet);
        else if (verb == Verbs.Size && sizes.Count < MaximumSizes && AnnouncedSize.FromArgument(reply.Text) is { } size)
            sizes[argument] = (size, reply.Packet);
        else if (verb == Verbs.Prot && argument.Length > 0)
            Protection = char.ToUpperInvariant(argument[0]) == 'P' ? DataProtection.Private : DataProtection.Clear;
        else if (verb == Verbs.Rein)
            StartOver();
        else if (verb == Verbs.Auth && argument is not ("GSSAPI" or "KERBEROS_V4"))
            StartTls();
    }

    private void StartOver()
    {
        (type, mode, restart) = (null, 'S', null);
        negotiator.StartOver();
    }

    private void SettleFailure(ExchangeBuilder exchange)
    {
        if (exchange == auth)
            auth = null;
    }
}
