using Glassport.Analysis.Model;
using Glassport.Packets;

namespace Glassport.Analysis.Watching;

/// <summary>Something that happened, told while the capture is read. Nothing of it changes afterwards.</summary>
/// <param name="Session">Whose session; null for the capture as a whole.</param>
/// <param name="Time">When it happened.</param>
/// <param name="Packet">The packet that shows it.</param>
public abstract record WatchEvent(SessionName? Session, Timestamp Time, long Packet);

/// <summary>A session: one control connection.</summary>
/// <param name="Id"><c>c1</c>, <c>c2</c>, …, as in the explanation.</param>
/// <param name="Client">The client's end.</param>
/// <param name="Server">The server's end.</param>
/// <param name="User">Who was logged in when it happened, or had last tried; null before USER.</param>
public sealed record SessionName(string Id, Endpoint Client, Endpoint Server, string? User);

/// <summary>A session began: the server greeted, or something else was said when the capture lacks the greeting.</summary>
/// <param name="Session">The session.</param>
/// <param name="Time">When.</param>
/// <param name="Packet">The packet.</param>
/// <param name="Greeting">The greeting, or null.</param>
/// <param name="Midstream">Whether the connection is older than the capture.</param>
public sealed record SessionOpened(SessionName Session, Timestamp Time, long Packet, Reply? Greeting, bool Midstream) : WatchEvent(Session, Time, Packet);

/// <summary>The dialogue is encrypted from here on.</summary>
/// <param name="Session">The session.</param>
/// <param name="Time">When.</param>
/// <param name="Packet">The packet of the server's TLS hello.</param>
/// <param name="RequestedBy">The command that asked for it, or <see cref="TlsSession.Implicit"/>.</param>
/// <param name="Version">The version of TLS, or null.</param>
/// <param name="CipherSuite">The cipher suite, or null.</param>
public sealed record SessionEncrypted(SessionName Session, Timestamp Time, long Packet, string RequestedBy, string? Version, string? CipherSuite)
    : WatchEvent(Session, Time, Packet);

/// <summary>A login was accepted or rejected.</summary>
/// <param name="Session">The session; its user is the one that this is about.</param>
/// <param name="Time">When the reply came.</param>
/// <param name="Packet">The reply's packet.</param>
/// <param name="Accepted">Whether it was accepted.</param>
/// <param name="Exchange">The deciding command and its replies.</param>
public sealed record LoginAnswered(SessionName Session, Timestamp Time, long Packet, bool Accepted, Exchange Exchange) : WatchEvent(Session, Time, Packet);

/// <summary>The server said that a transfer begins.</summary>
/// <param name="Session">The session.</param>
/// <param name="Time">When the preliminary reply came.</param>
/// <param name="Packet">Its packet.</param>
/// <param name="Exchange">The command and the reply.</param>
/// <param name="Path">What the command names.</param>
public sealed record TransferBegan(SessionName Session, Timestamp Time, long Packet, Exchange Exchange, string Path) : WatchEvent(Session, Time, Packet);

/// <summary>A transfer is over, or could not begin.</summary>
/// <param name="Session">The session.</param>
/// <param name="Time">When the final reply came; else when it was clear that none would.</param>
/// <param name="Packet">The final reply's packet; else the last one before.</param>
/// <param name="Exchange">The command and its replies.</param>
/// <param name="Path">What the command names.</param>
/// <param name="Data">The data connection that carried it; null when there was none, or the capture lacks it.</param>
public sealed record TransferEnded(SessionName Session, Timestamp Time, long Packet, Exchange Exchange, string Path, DataConnection? Data)
    : WatchEvent(Session, Time, Packet);

/// <summary>A session is over.</summary>
/// <param name="Session">The session.</param>
/// <param name="Time">When its last packet was captured.</param>
/// <param name="Packet">That packet's number, as far as it is known.</param>
/// <param name="Conversation">All of it.</param>
/// <param name="Silent">Whether it was given up because nothing was heard of it for long.</param>
public sealed record SessionEnded(SessionName Session, Timestamp Time, long Packet, Conversation Conversation, bool Silent) : WatchEvent(Session, Time, Packet);

/// <summary>Something worth telling was found.</summary>
/// <param name="Session">The session; null for the capture as a whole.</param>
/// <param name="Time">When it was found.</param>
/// <param name="Packet">The packet that made it certain.</param>
/// <param name="Finding">The finding.</param>
public sealed record FindingFound(SessionName? Session, Timestamp Time, long Packet, Finding Finding) : WatchEvent(Session, Time, Packet);

/// <summary>Packets were dropped before they could be read: what is told from here on may lack something.</summary>
/// <param name="Time">When this was noticed.</param>
/// <param name="Packet">The last packet before.</param>
/// <param name="Count">How many since the last time.</param>
/// <param name="Total">How many in all.</param>
public sealed record PacketsDropped(Timestamp Time, long Packet, long Count, long Total) : WatchEvent(null, Time, Packet);
