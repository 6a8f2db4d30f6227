namespace Glassport.Analysis.Model;

/// <summary>A step of the story: packets that serve one purpose.</summary>
/// <param name="Name">Which kind of step.</param>
/// <param name="Conversation">The conversation's id, or null.</param>
/// <param name="Packets">Its packets, sorted.</param>
/// <param name="DataConnection">The data connection of a transfer, or null.</param>
public sealed record Phase(PhaseName Name, string? Conversation, IReadOnlyList<PacketRange> Packets, string? DataConnection = null);

/// <summary>The phases of the explanation; docs/explanation.md says what each holds. The JSON name is the kebab-case form.</summary>
public enum PhaseName
{
    /// <summary><c>other</c>: whatever fits nowhere else.</summary>
    Other,

    /// <summary><c>arp</c>: ARP and neighbour discovery.</summary>
    Arp,

    /// <summary><c>control-handshake</c></summary>
    ControlHandshake,

    /// <summary><c>greeting</c></summary>
    Greeting,

    /// <summary><c>login</c></summary>
    Login,

    /// <summary><c>tls-setup</c></summary>
    TlsSetup,

    /// <summary><c>tls</c></summary>
    Tls,

    /// <summary><c>information</c></summary>
    Information,

    /// <summary><c>files</c></summary>
    Files,

    /// <summary><c>type</c></summary>
    Type,

    /// <summary><c>restart</c></summary>
    Restart,

    /// <summary><c>list</c></summary>
    List,

    /// <summary><c>download</c></summary>
    Download,

    /// <summary><c>upload</c></summary>
    Upload,

    /// <summary><c>negotiation</c></summary>
    Negotiation,

    /// <summary><c>abort</c></summary>
    Abort,

    /// <summary><c>quit</c></summary>
    Quit,

    /// <summary><c>control-close</c></summary>
    ControlClose,

    /// <summary><c>unsolicited</c></summary>
    Unsolicited,

    /// <summary><c>icmp</c></summary>
    Icmp,
}
