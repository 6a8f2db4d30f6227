namespace Glassport.Packets;

/// <summary>Why decoding stopped: the layer, where it begins, what it needed and what there was.</summary>
/// <param name="Layer">The layer that could not be read; <see cref="Layer.None"/> when nothing is wrong.</param>
/// <param name="Offset">Where that layer begins, in bytes from the start of the captured frame.</param>
/// <param name="Required">How many bytes the layer needs there.</param>
/// <param name="Available">How many bytes there are.</param>
public readonly record struct Malformed(Layer Layer, int Offset, int Required, int Available)
{
    /// <summary>Whether a layer could not be read.</summary>
    public bool IsMalformed => Layer != Layer.None;
}
