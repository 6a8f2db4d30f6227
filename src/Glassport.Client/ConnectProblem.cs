namespace Glassport.Client;

/// <summary>Why a TCP connection could not be made.</summary>
public enum ConnectProblem
{
    /// <summary>Something else: the message of the system says what.</summary>
    Other,

    /// <summary>It was turned away: nothing listens there, or a firewall says no.</summary>
    Refused,

    /// <summary>Nothing came back in time: packets are dropped.</summary>
    NoAnswer,

    /// <summary>No route leads there.</summary>
    NoRoute,
}
