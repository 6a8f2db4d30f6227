namespace Glassport.Server.Storage;

/// <summary>How a file is opened to be written.</summary>
/// <param name="Mode">How.</param>
/// <param name="Offset">Where to begin, for <see cref="WriteMode.Resume"/>; beyond the end answers <see cref="StorageError.InvalidOffset"/>.</param>
/// <param name="Permissions">The mode bits of a new file.</param>
/// <param name="Atomic">The file appears whole on commit, or not at all. An upload that is resumed is atomic as well.</param>
/// <param name="Locked">Nobody else who asks for a lock reads or writes the file meanwhile. An atomic upload has nothing to lock.</param>
public readonly record struct WriteRequest(WriteMode Mode, long Offset = 0, int Permissions = 0b110_100_100, bool Atomic = false, bool Locked = false);
