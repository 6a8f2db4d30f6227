using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Glassport.Analysis.Model;
using Glassport.Server.Records;

namespace Glassport.App.Watching;

/// <summary>Lines as messages of the system log by RFC 5424, facility ftp: over its local socket, or to another host over UDP (RFC 5426).</summary>
/// <param name="where">The socket, or host and port.</param>
/// <param name="time">The clock.</param>
/// <param name="note">Is told, in a sentence, when messages are lost and when they are not any more.</param>
internal sealed class SyslogTarget(EndPoint where, TimeProvider time, Action<string> note) : ITarget
{
    /// <summary>Where Linux and the BSDs have it.</summary>
    public const string DefaultPath = "/dev/log";

    private const int UsualPort = 514;
    private const int Facility = 11 << 3;

    // Beyond this a line is cut. Receivers should take 2048 octets and mostly take 8192 (RFC 5426 §3.2).
    private const int MostBytes = 8192;

    private readonly LogSocket socket = new(where);
    private readonly string host = Printable(Environment.MachineName);
    private long lost;

    /// <summary>Reads <c>HOST:PORT</c>, <c>HOST</c>, <c>[ADDRESS]:PORT</c> or a path; null when it is none of them.</summary>
    public static EndPoint? Parse(string text)
    {
        if (text.StartsWith('/'))
            return text.Length <= 107 ? new UnixDomainSocketEndPoint(text) : null;
        if (IPAddress.TryParse(text.AsSpan().Trim("[]"), out IPAddress? alone))
            return new IPEndPoint(alone, UsualPort);
        if (IPEndPoint.TryParse(text, out IPEndPoint? numeric))
            return numeric;
        int colon = text.LastIndexOf(':');
        string name = colon < 0 ? text : text[..colon];
        int port = UsualPort;
        if (colon >= 0 && (!int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out port) || port is 0 or > ushort.MaxValue))
            return null;
        return Uri.CheckHostName(name) == UriHostNameType.Dns ? new DnsEndPoint(name, port) : null;
    }

    /// <inheritdoc/>
    public bool BeginsAnew() => false;

    /// <inheritdoc/>
    public ValueTask WriteAsync(ReadOnlyMemory<byte> lines, LineMark mark, CancellationToken cancellationToken)
    {
        foreach (Range line in lines.Span.Split((byte)'\n'))
        {
            if (!lines.Span[line].IsEmpty)
                Send(lines.Span[line], mark);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask FlushAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Send(ReadOnlySpan<byte> line, LineMark mark)
    {
        string head = string.Create(CultureInfo.InvariantCulture,
            $"<{Facility + SeverityOf(mark.Severity)}>1 {time.GetUtcNow():yyyy-MM-ddTHH:mm:ss.ffffffZ} {host} glassport {Environment.ProcessId} {mark.Name} - ");
        byte[] message = [.. Encoding.ASCII.GetBytes(head), .. Cut(line, MostBytes - head.Length)];
        try
        {
            socket.Send(message);
            if (lost > 0)
                note($"The system log at {where} takes messages again; {lost:N0} are missing.");
            lost = 0;
        }
        catch (SocketException failure)
        {
            if (lost++ == 0)
                note($"The system log at {where} cannot be reached ({failure.Message}). Messages are lost until it can.");
        }
    }

    // Not in the middle of a character.
    private static ReadOnlySpan<byte> Cut(ReadOnlySpan<byte> utf8, int most)
    {
        if (utf8.Length <= most)
            return utf8;
        int end = most;
        while (end > 0 && (utf8[end] & 0xC0) == 0x80)
            end--;
        return utf8[..end];
    }

    private static int SeverityOf(Severity? severity) => severity switch
    {
        Severity.Error => 3,
        Severity.Warning => 4,
        Severity.Notice => 5,
        _ => 6,
    };

    private static string Printable(string name)
    {
        string plain = string.Concat(name.Where(static c => c is > ' ' and <= '~'));
        return plain.Length > 0 ? plain[..Math.Min(plain.Length, 255)] : "-";
    }
}
