using System.IO.Compression;

namespace Glassport.Capture.Files;

/// <summary>
/// Compressed bytes followed by one more gzip member that holds a mark. <see cref="GZipStream"/> ends a truncated stream as quietly
/// as a complete one; but only after a complete one does it find another member, and the mark in it.
/// </summary>
internal sealed class EndMarkedStream(Stream compressed) : ForwardOnlyStream
{
    private static readonly byte[] MarkMember = Compress(Mark);
    private int _given;

    /// <summary>What the appended member holds.</summary>
    public static ReadOnlySpan<byte> Mark => "end of gzip data"u8;

    /// <summary>Whether the compressed bytes have all been read, so that what is decompressed next should be the mark.</summary>
    public bool Ended { get; private set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!Ended)
        {
            int read = await compressed.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            if (read > 0)
                return read;
            Ended = true;
        }

        int giving = Math.Min(buffer.Length, MarkMember.Length - _given);
        MarkMember.AsMemory(_given, giving).CopyTo(buffer);
        _given += giving;
        return giving;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            compressed.Dispose();
        base.Dispose(disposing);
    }

    private static byte[] Compress(ReadOnlySpan<byte> bytes)
    {
        using MemoryStream member = new();
        using (GZipStream gzip = new(member, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(bytes);
        return member.ToArray();
    }
}
