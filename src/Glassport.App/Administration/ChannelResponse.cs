using System.Text.Json.Nodes;

namespace Glassport.App.Administration;

/// <summary>What a running server answers: one line of JSON.</summary>
internal sealed record ChannelResponse
{
    /// <summary>Why it was not done; null when it was.</summary>
    public string? Error { get; init; }

    /// <summary>Whether there was anything to do it with: false for a session that is gone, or a revision that is old.</summary>
    public bool Done { get; init; } = true;

    /// <summary>Of load: the revision.</summary>
    public long Revision { get; init; }

    /// <summary>Of load: the settings.</summary>
    public JsonNode? Settings { get; init; }

    /// <summary>Of sessions.</summary>
    public IReadOnlyList<SessionRow>? Sessions { get; init; }

    /// <summary>Of bans.</summary>
    public IReadOnlyList<BanRow>? Bans { get; init; }
}
