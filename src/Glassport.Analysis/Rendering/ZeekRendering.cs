using Glassport.Analysis.Model;
using Glassport.Packets;

namespace Glassport.Analysis.Rendering;

/// <summary>Zeek's <c>ftp.log</c> in its tab-separated form.</summary>
public sealed class ZeekRendering : IRendering
{
    /// <inheritdoc/>
    public string Name => "zeek";

    /// <inheritdoc/>
    public string MediaType => "text/tab-separated-values; charset=utf-8";

    /// <inheritdoc/>
    public string Description => "Zeek's ftp.log, tab-separated.";

    /// <inheritdoc/>
    public IRenderingSession Begin(Stream output, RenderingOptions options) => new Session(output, options);

    private sealed class Session(Stream output, RenderingOptions options) : IRenderingSession
    {
        private const string Header =
            "#separator \\x09\n#set_separator\t,\n#empty_field\t(empty)\n#unset_field\t-\n#path\tftp\n";

        private const string Fields =
            "#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tuser\tpassword\tcommand\targ\tmime_type\tfile_size\treply_code\treply_msg"
            + "\tdata_channel.passive\tdata_channel.orig_h\tdata_channel.resp_h\tdata_channel.resp_p\tfuid\n"
            + "#types\ttime\tstring\taddr\tport\taddr\tport\tstring\tstring\tstring\tstring\tstring\tcount\tcount\tstring\tbool\taddr\taddr\tport\tstring\n";

        private readonly OutputBuffer _buffer = new();
        private bool _opened;

        public ValueTask ConversationEndedAsync(Conversation conversation, CancellationToken cancellationToken)
        {
            Open(conversation.FirstTime);
            new ZeekLines(_buffer, conversation, options).WriteAll();
            return _buffer.DrainAsync(output, cancellationToken);
        }

        public async ValueTask EndAsync(Explanation explanation, CancellationToken cancellationToken)
        {
            Open(explanation.Capture.FirstTime ?? default);
            _buffer.Text($"#close\t{Moment(explanation.Capture.LastTime ?? explanation.Capture.FirstTime ?? default)}\n");
            await _buffer.DrainAsync(output, cancellationToken).ConfigureAwait(false);
            await output.FlushAsync(cancellationToken).ConfigureAwait(false);
        }

        private void Open(Timestamp time)
        {
            if (_opened)
                return;
            _opened = true;
            _buffer.Text(Header);
            _buffer.Text($"#open\t{Moment(time)}\n");
            _buffer.Text(Fields);
        }

        // 2026-11-21-19-21-04: the first 19 characters of RFC 3339 with other separators.
        private static string Moment(Timestamp time) => time.ToString()[..19].Replace('T', '-').Replace(':', '-');
    }
}
