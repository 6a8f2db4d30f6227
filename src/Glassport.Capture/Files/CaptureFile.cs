using Glassport.Capture.Formats;
using Glassport.Packets;

namespace Glassport.Capture.Files;

/// <summary>One file being read: its bytes, and the reader that walks them.</summary>
internal sealed class CaptureFile(string name, CaptureInput input, RecordReader reader, SourceFacts facts)
{
    private bool _ended;

    /// <summary>The file's bytes.</summary>
    public CaptureInput Input => input;

    /// <summary>Fills the batch; answers false when the file has no more packets.</summary>
    public async ValueTask<bool> ReadAsync(PacketBatch batch, CancellationToken cancellationToken)
    {
        input.Begin(batch);
        try
        {
            while (!_ended)
            {
                int position = input.Position;
                WalkStatus walked = reader.Walk(batch.Bytes.Span, ref position, batch);
                input.Position = position;
                if (walked == WalkStatus.BatchFull)
                    break;
                if (walked == WalkStatus.Damaged)
                    End(reader.Reason);
                else if (!await MoreAsync(batch, cancellationToken).ConfigureAwait(false))
                    break;
            }
        }
        finally
        {
            batch.Position = input.Offset;
            input.End(batch);
        }

        return batch.Count > 0;
    }

    private async ValueTask<bool> MoreAsync(PacketBatch batch, CancellationToken cancellationToken)
    {
        switch (await input.MoreAsync(batch, cancellationToken).ConfigureAwait(false))
        {
            case InputStatus.More:
                return true;
            case InputStatus.Later:
                return false;
            case InputStatus.Broken:
                End(input.Reason);
                return false;
            case InputStatus.Ended:
            default:
                bool remains = input.Position < batch.Bytes.Length || !reader.HeaderRead;
                End(remains ? $"the file ends within {(reader.HeaderRead ? "a record" : "its header")}" : null);
                return false;
        }
    }

    private void End(string? damage)
    {
        _ended = true;
        if (damage is not null)
            facts.Damage ??= new Damage(name, input.Offset + input.Position, damage);
    }
}
