using System.Net;
using Glassport.App.State;

namespace Glassport.App.Administration;

/// <summary>A ban as JSON tells it.</summary>
internal sealed record BanRow
{
    /// <summary>The addresses that are turned away.</summary>
    public required string Network { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>When it ends; null: when it is lifted.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Why, in words.</summary>
    public required string Reason { get; init; }

    /// <summary>An administrator made it; else failed logins did.</summary>
    public bool IsManual { get; init; }

    /// <summary>The row of a ban.</summary>
    public static BanRow Of(StoredBan ban) =>
        new() { Network = ban.Network.ToString(), Since = ban.Since, Until = ban.Until, Reason = ban.Reason, IsManual = ban.IsManual };

    /// <summary>The ban of this row.</summary>
    public StoredBan ToBan() => new(IPNetwork.Parse(Network), Since, Until, Reason, IsManual);
}
