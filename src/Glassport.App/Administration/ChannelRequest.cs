using System.Text.Json.Nodes;

namespace Glassport.App.Administration;

/// <summary>What a command asks of a running server: one line of JSON.</summary>
internal sealed record ChannelRequest
{
    /// <summary>What is asked: one of the constants of <see cref="ChannelVerbs"/>.</summary>
    public required string Ask { get; init; }

    /// <summary>Of save: the revision that is replaced.</summary>
    public long? Revision { get; init; }

    /// <summary>Of save: the settings.</summary>
    public JsonNode? Settings { get; init; }

    /// <summary>Of end: the session's number.</summary>
    public long? Session { get; init; }

    /// <summary>Of ban and lift: the address.</summary>
    public string? Address { get; init; }

    /// <summary>Of ban: how long in seconds; null: until it is lifted.</summary>
    public double? Seconds { get; init; }

    /// <summary>Of ban: why.</summary>
    public string? Reason { get; init; }
}
