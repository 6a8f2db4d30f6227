namespace Glassport.Analysis.Filtering;

/// <summary>
/// What becomes of the packets of a connection, a session or a datagram, which may be decided later than they come. One fate may follow
/// another: that of a data connection follows its session's. Only <see cref="PacketGate"/> decides.
/// </summary>
/// <param name="mostHeld">How many bytes are held for it until it is decided.</param>
internal sealed class Fate(int mostHeld)
{
    private Fate? leader;

    /// <summary>The fate of whatever has nothing to do with FTP.</summary>
    public static Fate Nothing { get; } = new(0) { Own = FateState.Dropped };

    /// <summary>What was decided.</summary>
    public FateState State => Own != FateState.Open ? Own : Root.Own;

    /// <summary>Whether the packets are a data connection's, of which only headers may be wanted.</summary>
    public bool IsData { get; init; }

    /// <summary>Whether it is let through when it is not decided within the time that packets wait in order.</summary>
    public bool KeptWhenLate { get; set; }

    /// <summary>Whether it is a session's, which goes on when packets of it had to be given up.</summary>
    public bool OutlivesLoss { get; set; }

    /// <summary>How many bytes are held for it until it is decided.</summary>
    public int MostHeld { get; set; } = mostHeld;

    /// <summary>Told once when it is decided to let it through.</summary>
    public Action? WhenKept { get; set; }

    /// <summary>The fate that this one follows in the end; itself when none.</summary>
    public Fate Root
    {
        get
        {
            Fate root = this;
            while (root.leader is not null)
                root = root.leader;
            return root;
        }
    }

    /// <summary>What was decided of this one alone.</summary>
    internal FateState Own { get; set; }

    /// <summary>Packets that are held outside of the order, of this fate and of those that follow it.</summary>
    internal List<HeldPacket>? Held { get; set; }

    /// <summary>How many bytes they have.</summary>
    internal long HeldBytes { get; set; }

    /// <summary>Where it stands among all for which packets are held.</summary>
    internal LinkedListNode<Fate>? Place { get; set; }

    /// <summary>Whether packets of it were given up.</summary>
    internal bool HasLost { get; set; }

    /// <summary>From now on it is decided with another.</summary>
    internal void Follow(Fate other)
    {
        Fate end = other.Root;
        if (end != this)
            leader = end;
    }
}
