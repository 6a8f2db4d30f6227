namespace Glassport.Capture.Live;

/// <summary>Why packets cannot be captured.</summary>
public enum LiveFailure
{
    /// <summary>libpcap or Npcap is not installed.</summary>
    NoLibrary,

    /// <summary>There is no interface of that name.</summary>
    NoInterface,

    /// <summary>The interface is down.</summary>
    InterfaceDown,

    /// <summary>The process lacks the right to capture.</summary>
    Permission,

    /// <summary>libpcap does not understand the filter.</summary>
    Filter,

    /// <summary>Anything else, in libpcap's words.</summary>
    Other,
}
