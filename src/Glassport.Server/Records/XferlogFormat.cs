using System.Buffers;
using System.Globalization;
using System.Text;
using Glassport.Protocol.Text;

namespace Glassport.Server.Records;

/// <summary>wu-ftpd's xferlog(5): one line for each file that was, or should have been, transferred.</summary>
/// <param name="zone">The log's local time.</param>
internal sealed class XferlogFormat(TimeZoneInfo zone) : ILogFormat
{
    /// <inheritdoc/>
    public RecordKinds Kinds => RecordKinds.Transfers;

    /// <inheritdoc/>
    public string FileFor(string path, DateTimeOffset at) => path;

    /// <inheritdoc/>
    public void WriteHeader(DateTimeOffset at, IBufferWriter<byte> output)
    {
        // The format has none.
    }

    /// <inheritdoc/>
    public void WriteLost(long count, DateTimeOffset at, IBufferWriter<byte> output)
    {
        // The format has no line that is not a transfer; the server's own log tells.
    }

    /// <inheritdoc/>
    public void Write(LogRecord record, IBufferWriter<byte> output)
    {
        if (record is not TransferRecord { Direction: not TransferDirection.Listing } transfer)
            return;
        SessionIdentity session = transfer.Session;
        long seconds = Math.Max(1, (long)Math.Round(transfer.Duration.TotalSeconds));
        string name = session.IsAnonymous ? Token(session.MailAddress) : Token(session.User);
        LineText.Write(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{LineText.CTime(transfer.At, zone)} {seconds} {LineText.Address(session.Client)} {transfer.Bytes} {Token(transfer.VirtualPath)} " +
                $"{(transfer.IsAscii ? 'a' : 'b')} _ {(transfer.Direction == TransferDirection.Upload ? 'i' : 'o')} " +
                $"{(session.IsAnonymous ? 'a' : 'r')} {name} ftp 0 * {(transfer.Outcome == TransferOutcome.Complete ? 'c' : 'i')}\n"),
            output);
    }

    /// <summary>A word of the line: a blank, a quotation mark, and what cannot be seen become <c>_</c>, as the manual says.</summary>
    /// <param name="text">The text.</param>
    internal static string Token(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "?";
        StringBuilder token = new(text.Length);
        for (int i = 0; i < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, i, out Rune rune))
            {
                token.Append('_');
                i++;
                continue;
            }

            if (rune.Value is '"' || Rune.IsWhiteSpace(rune) || HiddenCharacters.Contain(rune))
                token.Append('_');
            else
                token.Append(text, i, rune.Utf16SequenceLength);
            i += rune.Utf16SequenceLength;
        }

        return token.ToString();
    }
}
