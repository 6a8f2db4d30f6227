using System.Security.Cryptography;
using System.Text;

namespace Glassport.Server.Storage;

/// <summary>
/// The names that uploads have while they are not whole. Clients neither see nor reach them. One that is under way has a random name; one
/// that was cut off has a name made of its target's, so that it can be found again to be resumed.
/// </summary>
internal static class UploadName
{
    /// <summary>What all of them begin with.</summary>
    public const string Prefix = ".glassport-upload-";

    private const string PartialMark = "partial-";

    /// <summary>How long one may lie unchanged before it counts as forgotten.</summary>
    public static TimeSpan Lifetime => TimeSpan.FromDays(1);

    /// <summary>A name for an upload that begins.</summary>
    public static string New() => Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));

    /// <summary>The name under which an upload that was cut off waits.</summary>
    /// <param name="target">The name of the file that it was to become.</param>
    public static string PartialOf(ReadOnlySpan<byte> target) => Prefix + PartialMark + Convert.ToHexStringLower(SHA256.HashData(target).AsSpan(0, 16));

    /// <summary>True when a part of the path is such a name.</summary>
    /// <param name="path">The path.</param>
    public static bool IsIn(VirtualPath path) => path.Text.Contains("/" + Prefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>True when a name is one.</summary>
    /// <param name="name">The name.</param>
    public static bool Is(ReadOnlySpan<byte> name) => name.StartsWith(".glassport-upload-"u8);

    /// <summary>True when it is the name of one that was cut off.</summary>
    /// <param name="name">The name.</param>
    public static bool IsPartial(ReadOnlySpan<byte> name) => name.StartsWith(".glassport-upload-partial-"u8);

    /// <summary>The name as the kernel wants it.</summary>
    /// <param name="name">The name.</param>
    public static byte[] ToNative(string name) => Encoding.ASCII.GetBytes(name + "\0");
}
