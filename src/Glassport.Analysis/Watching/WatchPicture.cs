using Glassport.Packets;

namespace Glassport.Analysis.Watching;

/// <summary>How things stand at a moment.</summary>
public sealed record WatchPicture
{
    /// <summary>The moment, by the packets' clock.</summary>
    public required Timestamp Time { get; init; }

    /// <summary>Packets read.</summary>
    public required long Packets { get; init; }

    /// <summary>Packets that were dropped before they could be read.</summary>
    public required long Dropped { get; init; }

    /// <summary>Sessions that are open.</summary>
    public required int Open { get; init; }

    /// <summary>Sessions there were, open ones included.</summary>
    public required int Sessions { get; init; }

    /// <summary>What had to be given up to keep the memory bounded: commands and replies not kept, and connections forgotten before their end.</summary>
    public required long GivenUp { get; init; }

    /// <summary>Open sessions: those that transfer, then the latest active; not more than <see cref="MostShown"/>.</summary>
    public required IReadOnlyList<SessionView> Shown { get; init; }

    /// <summary>How many sessions a picture shows.</summary>
    public const int MostShown = 200;
}

/// <summary>An open session as it stands.</summary>
/// <param name="Session">Which.</param>
/// <param name="LoggedIn">Whether its login was accepted.</param>
/// <param name="Encrypted">Whether it is TLS, so that neither user nor commands can be read.</param>
/// <param name="Command">The latest command, without secrets; empty before the first.</param>
/// <param name="Since">When it began.</param>
/// <param name="LastTime">When its latest packet was captured.</param>
/// <param name="Transfers">What it transfers now.</param>
public sealed record SessionView(
    SessionName Session, bool LoggedIn, bool Encrypted, string Command, Timestamp Since, Timestamp LastTime, IReadOnlyList<TransferView> Transfers);

/// <summary>A running transfer as it stands.</summary>
/// <param name="Verb">The command's verb.</param>
/// <param name="Path">What it names.</param>
/// <param name="Bytes">Payload bytes so far.</param>
/// <param name="Announced">How many the server announced, or null.</param>
/// <param name="BytesPerSecond">The rate since the picture before, or since its beginning; null before the first byte.</param>
public sealed record TransferView(string Verb, string Path, long Bytes, long? Announced, double? BytesPerSecond);
