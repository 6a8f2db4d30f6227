using System.Runtime.InteropServices;

namespace Glassport.Server.Native;

/// <summary>What statx(2) tells about a file.</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal struct Statx
{
    /// <summary>Asks for stat(2)'s fields and the time of creation.</summary>
    public const int BasicAndBirth = 0xfff;

    private const uint Birth = 0x800;
    private const int TypeBits = 0xf000, RegularType = 0x8000, DirectoryType = 0x4000, LinkType = 0xa000;

    [FieldOffset(0)]
    public uint Mask;

    [FieldOffset(16)]
    public uint Links;

    [FieldOffset(20)]
    public uint Owner;

    [FieldOffset(24)]
    public uint Group;

    [FieldOffset(28)]
    public ushort Mode;

    [FieldOffset(32)]
    public ulong Inode;

    [FieldOffset(40)]
    public long Length;

    [FieldOffset(80)]
    public long BirthSeconds;

    [FieldOffset(88)]
    public uint BirthNanoseconds;

    [FieldOffset(112)]
    public long ModifiedSeconds;

    [FieldOffset(120)]
    public uint ModifiedNanoseconds;

    [FieldOffset(136)]
    public uint DeviceMajor;

    [FieldOffset(140)]
    public uint DeviceMinor;

    public readonly bool IsRegular => (Mode & TypeBits) == RegularType;

    public readonly bool IsDirectory => (Mode & TypeBits) == DirectoryType;

    public readonly bool IsLink => (Mode & TypeBits) == LinkType;

    public readonly DateTime Modified => Time(ModifiedSeconds, ModifiedNanoseconds);

    public readonly DateTime? Created => (Mask & Birth) != 0 ? Time(BirthSeconds, BirthNanoseconds) : null;

    /// <summary>Device and inode.</summary>
    public readonly (ulong Device, ulong File) Unique => (((ulong)DeviceMajor << 32) | DeviceMinor, Inode);

    private static DateTime Time(long seconds, uint nanoseconds)
    {
        // A disk can hold years that DateTime cannot.
        seconds = Math.Clamp(seconds, -62135596800, 253402300799);
        return DateTime.UnixEpoch.AddTicks((seconds * TimeSpan.TicksPerSecond) + (nanoseconds / 100));
    }
}
