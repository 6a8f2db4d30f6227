using System.Security.Cryptography;

namespace Glassport.Client.Checks;

/// <summary>A way to have the server compute the hash of a file.</summary>
/// <param name="Feature">What FEAT announces it by.</param>
/// <param name="Algorithm">The algorithm's name in <c>OPTS HASH</c>; null where the command itself says it.</param>
/// <param name="Command">The command, a blank and the path behind it.</param>
/// <param name="HashAsync">Computes the same here.</param>
internal sealed record Digest(string Feature, string? Algorithm, string Command, Func<Stream, CancellationToken, ValueTask<byte[]>> HashAsync)
{
    /// <summary>Every way, the strongest first; HASH (draft-bryan-ftp-hash) before the X-commands, which nobody wrote down.</summary>
    public static IReadOnlyList<Digest> All { get; } =
    [
        new("HASH", "SHA-512", "HASH", SHA512.HashDataAsync),
        new("HASH", "SHA-256", "HASH", SHA256.HashDataAsync),
        new("XSHA512", null, "XSHA512", SHA512.HashDataAsync),
        new("XSHA256", null, "XSHA256", SHA256.HashDataAsync),
        new("HASH", "SHA-1", "HASH", OfSha1Async),
        new("XSHA1", null, "XSHA1", OfSha1Async),
        new("HASH", "MD5", "HASH", OfMd5Async),
        new("XMD5", null, "XMD5", OfMd5Async),
    ];

    // Against accidents, not against forgers: it is the server that says what it has.
#pragma warning disable CA5350, CA5351
    private static ValueTask<byte[]> OfSha1Async(Stream content, CancellationToken cancellationToken) => SHA1.HashDataAsync(content, cancellationToken);

    private static ValueTask<byte[]> OfMd5Async(Stream content, CancellationToken cancellationToken) => MD5.HashDataAsync(content, cancellationToken);
#pragma warning restore CA5350, CA5351
}
