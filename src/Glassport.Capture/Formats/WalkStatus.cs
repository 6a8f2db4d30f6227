namespace Glassport.Capture.Formats;

/// <summary>Why <see cref="RecordReader.Walk"/> stopped.</summary>
internal enum WalkStatus
{
    /// <summary>The batch has no room for another packet.</summary>
    BatchFull,

    /// <summary>The next record isn't complete in the bytes given.</summary>
    NeedMore,

    /// <summary>The next record is broken; <see cref="RecordReader.Reason"/> says how.</summary>
    Damaged,
}
