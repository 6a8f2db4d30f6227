using System.Globalization;
using Glassport.Analysis.Model;

namespace Glassport.Analysis.Rendering;

/// <summary>One transfer a line, for spreadsheets (RFC 4180, UTF-8, with a header line).</summary>
public sealed class CsvRendering : IRendering
{
    private const string Header =
        "time,conversation,client,server,user,command,path,mode,negotiated_by,from,to,bytes,sha256,gaps_bytes,duration_ms,bytes_per_second,reply,complete,findings\r\n";

    /// <inheritdoc/>
    public string Name => "csv";

    /// <inheritdoc/>
    public string MediaType => "text/csv; charset=utf-8; header=present";

    /// <inheritdoc/>
    public string Description => "One line for each data connection, for spreadsheets.";

    /// <inheritdoc/>
    public IRenderingSession Begin(Stream output, RenderingOptions options) => new Session(output);

    private sealed class Session : IRenderingSession
    {
        private readonly Stream _output;
        private readonly OutputBuffer _buffer = new();

        public Session(Stream output)
        {
            _output = output;
            _buffer.Text(Header);
        }

        public ValueTask ConversationEndedAsync(Conversation conversation, CancellationToken cancellationToken)
        {
            DataLinks links = new(conversation);
            foreach (DataConnection data in conversation.DataConnections)
                Write(data, conversation, links.DecodedPath(data) ?? data.Path);
            return _buffer.DrainAsync(_output, cancellationToken);
        }

        public async ValueTask EndAsync(Explanation explanation, CancellationToken cancellationToken)
        {
            await _buffer.DrainAsync(_output, cancellationToken).ConfigureAwait(false);
            await _output.FlushAsync(cancellationToken).ConfigureAwait(false);
        }

        private void Write(DataConnection data, Conversation conversation, string? path)
        {
            Field(data.FirstTime.ToString());
            Field(conversation.Id);
            Field(conversation.Client.ToString());
            Field(conversation.Server.ToString());
            Field(conversation.Login.User);
            Field(data.Command);
            Field(path);
            Field(data.IsActive ? "active" : "passive");
            Field(data.NegotiatedBy);
            Field(data.From.ToString());
            Field(data.To.ToString());
            Field(Number(data.Bytes));
            Field(data.Sha256);
            Field(Number(GapBytes(data)));
            Field(data.DurationMs?.ToString("0.######", CultureInfo.InvariantCulture));
            Field(data.BytesPerSecond?.ToString("0", CultureInfo.InvariantCulture));
            Field(data.FinalReply is { } reply ? Number(reply.Code) : null);
            Field(data.Complete ? "true" : "false");
            Last(FindingIds(data, conversation));
        }

        private void Field(string? value)
        {
            _buffer.Text(CsvText.Field(value));
            _buffer.Bytes(","u8);
        }

        private void Last(string value)
        {
            _buffer.Text(CsvText.Field(value));
            _buffer.Bytes("\r\n"u8);
        }

        private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

        private static long GapBytes(DataConnection data)
        {
            long sum = 0;
            foreach ((long from, long to) in data.Gaps)
                sum += to - from;
            return sum;
        }

        private static string FindingIds(DataConnection data, Conversation conversation)
        {
            List<string> ids = [];
            foreach (Finding finding in conversation.Findings)
            {
                if (finding.DataConnection == data.Id && !ids.Contains(finding.Id))
                    ids.Add(finding.Id);
            }

            return string.Join(' ', ids);
        }
    }
}
