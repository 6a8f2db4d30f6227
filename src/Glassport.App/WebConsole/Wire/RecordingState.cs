namespace Glassport.App.WebConsole.Wire;

/// <summary>What goes on with a recording.</summary>
internal enum RecordingState
{
    /// <summary>Packets are captured.</summary>
    Capturing,

    /// <summary>The file is read.</summary>
    Reading,

    /// <summary>Everything is known.</summary>
    Ready,

    /// <summary>It could not be captured or read to its end.</summary>
    Failed,
}
