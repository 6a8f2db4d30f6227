namespace Glassport.Lab.Running;

/// <summary>How far a lab is.</summary>
public enum LabStage
{
    /// <summary>The hosts are there and reach each other.</summary>
    HostsUp,

    /// <summary>The server listens.</summary>
    ServerUp,

    /// <summary>Packets are being captured.</summary>
    Capturing,

    /// <summary>The client has ended, and the capture is whole.</summary>
    Played,
}
