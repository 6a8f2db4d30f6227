using System.Security.Cryptography;

namespace Glassport.Load;

/// <summary>A few MiB of random bytes in a file without a name.</summary>
internal sealed unsafe class MemoryFile
{
    public const int Length = 4 << 20;

    public MemoryFile()
    {
        Descriptor = Native.CreateMemoryFile("load", 0);
        byte[] bytes = RandomNumberGenerator.GetBytes(Length);
        fixed (byte* start = bytes)
        {
            if (Native.Write(Descriptor, start, Length) != Length)
                throw new LoadException("could not fill a file in memory");
        }
    }

    public int Descriptor { get; }
}
