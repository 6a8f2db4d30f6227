using System.Buffers;
using Glassport.Protocol;
using Glassport.Protocol.Text;
using Glassport.Server.Data;
using Glassport.Server.Listings;
using Glassport.Server.Storage;

namespace Glassport.Server.Sessions;

/// <summary>LIST, NLST, MLSD: the entries of a directory to the client, as they are read.</summary>
internal sealed class ListingTransfer : Transfer
{
    private const int BufferBytes = 64 * 1024;
    private const int MostNameBytes = 4 * 255;

    private static readonly Reply CutOff = new(226, "Transfer complete; what is too deep or too much for one listing was left out.", "传输完成；层次过深或过多的内容未列出。");

    private readonly IDirectoryReader entries;
    private readonly IListingFormat format;

    /// <summary>Begins.</summary>
    /// <param name="session">The session.</param>
    /// <param name="verb">The verb.</param>
    /// <param name="path">The directory.</param>
    /// <param name="channel">The data connection.</param>
    /// <param name="entries">Its entries; disposed with the transfer.</param>
    /// <param name="format">How they are written.</param>
    public ListingTransfer(Session session, Verb verb, VirtualPath path, DataChannel channel, IDirectoryReader entries, IListingFormat format)
        : base(session, verb, path, channel)
    {
        entries.NamesOnly = !format.NeedsFacts;
        this.entries = entries;
        this.format = format;
    }

    /// <inheritdoc/>
    public override Reply Announcement => new(150, "Here comes the directory listing.", "开始发送目录列表。");

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        entries.Dispose();
    }

    /// <inheritdoc/>
    protected override async ValueTask<Reply> MoveAsync(DataConnection data)
    {
        await Worker.EnterAsync();
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        byte[] converted = ArrayPool<byte>.Shared.Rent(MostNameBytes);
        try
        {
            using var output = data.OpenWriter(Setup, isText: false);
            int length = 0;
            while (await entries.ReadAsync(CancellationToken.None).ConfigureAwait(false))
            {
                string? heading = (entries as DirectoryTree)?.Heading;
                int most = heading is null
                    ? MostNameBytes + format.Overhead + (entries.Current.Target?.Length * 3 ?? 0)
                    : Names.MaxBytes(heading.Length) + 2;
                if (buffer.Length - length < most)
                {
                    await output.WriteAsync(buffer.AsMemory(0, length)).ConfigureAwait(false);
                    await Worker.EnterAsync();
                    length = 0;
                }

                length += heading is null ? Write(converted, buffer.AsSpan(length)) : WriteHeading(heading, buffer.AsSpan(length));
            }

            await output.WriteAsync(buffer.AsMemory(0, length)).ConfigureAwait(false);
            await output.FinishAsync().ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            ArrayPool<byte>.Shared.Return(converted);
        }

        await data.FinishAsync().ConfigureAwait(false);
        return entries is DirectoryTree { IsCutOff: true } ? CutOff : Complete;
    }

    private int WriteHeading(string heading, Span<byte> row)
    {
        int length = Names.Encode(heading, row);
        foreach (ref byte b in row[(heading.StartsWith("\r\n", StringComparison.Ordinal) ? 2 : 0)..length])
            b = b is < 0x20 or 0x7F ? (byte)'?' : b;
        "\r\n"u8.CopyTo(row[length..]);
        return length + 2;
    }

    private int Write(Span<byte> converted, Span<byte> row)
    {
        ref readonly var entry = ref entries.Current;
        var name = entry.Name.Span;
        if (!Names.IsUtf8)
            name = converted[..Names.Encode(FileName.Decode(name), converted)];
        return format.Write(entry, name, row);
    }
}
