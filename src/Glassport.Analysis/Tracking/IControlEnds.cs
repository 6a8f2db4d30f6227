using Glassport.Packets;

namespace Glassport.Analysis.Tracking;

/// <summary>A control connection by its two ends.</summary>
internal interface IControlEnds
{
    /// <summary>Who sends the commands.</summary>
    Endpoint Client { get; }

    /// <summary>Who answers them.</summary>
    Endpoint Server { get; }
}
