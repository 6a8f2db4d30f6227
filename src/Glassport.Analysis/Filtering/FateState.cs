namespace Glassport.Analysis.Filtering;

/// <summary>What becomes of a packet.</summary>
internal enum FateState : byte
{
    /// <summary>Not decided yet.</summary>
    Open,

    /// <summary>Let through.</summary>
    Kept,

    /// <summary>Dropped.</summary>
    Dropped,
}
