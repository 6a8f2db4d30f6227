using Glassport.Analysis.Model;
using Glassport.Packets;

namespace Glassport.Analysis.Tracking;

/// <summary>Is told what happens in conversations while it happens. Called between packets of one thread; what it is given goes on changing.</summary>
internal interface IConversationObserver
{
    /// <summary>The server greeted.</summary>
    void Greeted(ControlTracker control, Reply reply);

    /// <summary>The client sent a command.</summary>
    void Asked(ControlTracker control, ExchangeBuilder exchange);

    /// <summary>The server answered a command, finally or not.</summary>
    void Answered(ControlTracker control, ExchangeBuilder exchange, Reply reply);

    /// <summary>The server's TLS hello was read: what follows is encrypted.</summary>
    void Encrypted(ControlTracker control, Moment now);

    /// <summary>Nothing more is expected on a data connection.</summary>
    void DataEnded(DataTracker data, Moment now);

    /// <summary>What was thought a conversation is none.</summary>
    void Withdrawn(ControlTracker control);
}

/// <summary>A place in a capture.</summary>
/// <param name="Packet">The number of the packet that is being read.</param>
/// <param name="Time">When it was captured, or later when no packet has come since.</param>
internal readonly record struct Moment(long Packet, Timestamp Time);
