using System.Buffers;
using System.Text;

namespace Glassport.Analysis.Rendering;

/// <summary>Bytes on their way to a stream: filled without waiting, emptied with.</summary>
internal sealed class OutputBuffer : IBufferWriter<byte>
{
    /// <summary>How many bytes are worth a call of the stream.</summary>
    public const int Enough = 64 * 1024;

    private readonly ArrayBufferWriter<byte> _bytes = new(Enough);

    /// <summary>How many bytes wait.</summary>
    public int Count => _bytes.WrittenCount;

    /// <summary>The bytes that wait.</summary>
    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    /// <summary>Drops what waits.</summary>
    public void Clear() => _bytes.ResetWrittenCount();

    /// <summary>Adds text as UTF-8; half of a surrogate pair becomes U+FFFD.</summary>
    public void Text(ReadOnlySpan<char> text) => Encoding.UTF8.GetBytes(text, this);

    /// <summary>Adds bytes as they are.</summary>
    public void Bytes(ReadOnlySpan<byte> bytes) => this.Write(bytes);

    /// <summary>Writes everything to <paramref name="output"/> and starts anew.</summary>
    public async ValueTask DrainAsync(Stream output, CancellationToken cancellationToken)
    {
        if (_bytes.WrittenCount == 0)
            return;
        await output.WriteAsync(_bytes.WrittenMemory, cancellationToken).ConfigureAwait(false);
        _bytes.ResetWrittenCount();
    }

    /// <inheritdoc/>
    public void Advance(int count) => _bytes.Advance(count);

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0) => _bytes.GetMemory(sizeHint);

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0) => _bytes.GetSpan(sizeHint);
}
