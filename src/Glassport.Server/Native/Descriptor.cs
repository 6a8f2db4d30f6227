using Microsoft.Win32.SafeHandles;

namespace Glassport.Server.Native;

/// <summary>A descriptor that lives no longer than a block of code, or the error number instead of it.</summary>
/// <param name="value">What the kernel answered.</param>
internal readonly ref struct Descriptor(int value)
{
    /// <summary>The descriptor, or a negative error number.</summary>
    public int Value => value;

    /// <summary>True when there is none.</summary>
    public bool IsError => value < 0;

    /// <summary>Closes it.</summary>
    public void Dispose()
    {
        if (value >= 0)
            LinuxCalls.Close(value);
    }

    /// <summary>Gives the descriptor to an object that lives longer; this one must not be disposed then.</summary>
    public SafeFileHandle ToHandle() => new(value, ownsHandle: true);
}
