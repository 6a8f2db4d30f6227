using System.Collections.Immutable;
using Glassport.Packets;

namespace Glassport.Capture.Live;

/// <summary>An interface that packets may be captured on, as libpcap knows it.</summary>
public sealed record InterfaceFacts
{
    /// <summary>Its name, which <see cref="LiveOptions.Interface"/> takes.</summary>
    public required string Name { get; init; }

    /// <summary>What it is, where the system says so; else null.</summary>
    public string? Description { get; init; }

    /// <summary>Its IP addresses.</summary>
    public ImmutableArray<InterfaceAddress> Addresses { get; init; } = [];

    /// <summary>Its link-layer address, or null.</summary>
    public MacAddress? Mac { get; init; }

    /// <summary>Whether it leads back to this machine.</summary>
    public bool IsLoopback { get; init; }

    /// <summary>Whether it is set up.</summary>
    public bool IsUp { get; init; }

    /// <summary>Whether it works.</summary>
    public bool IsRunning { get; init; }

    /// <summary>Whether it is wireless.</summary>
    public bool IsWireless { get; init; }

    /// <summary>Whether it has a carrier; null when that is not known or means nothing.</summary>
    public bool? IsConnected { get; init; }
}
