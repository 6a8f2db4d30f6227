using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;
using Glassport.Protocol.Text;
using Glassport.Server.Storage;

namespace Glassport.Server.Records;

/// <summary>W3C extended logs as IIS writes them for FTP: a folder with one file a day, in UTC.</summary>
/// <param name="fields">The columns, by IIS's names.</param>
internal sealed class W3CFormat(ImmutableArray<string> fields) : ILogFormat
{
    /// <inheritdoc/>
    public RecordKinds Kinds => RecordKinds.Sessions | RecordKinds.Transfers | RecordKinds.Commands;

    /// <inheritdoc/>
    public string FileFor(string path, DateTimeOffset at) => Path.Combine(path, string.Create(CultureInfo.InvariantCulture, $"u_ex{at.UtcDateTime:yyMMdd}.log"));

    /// <inheritdoc/>
    public void WriteHeader(DateTimeOffset at, IBufferWriter<byte> output) => LineText.Write(
        string.Create(CultureInfo.InvariantCulture, $"#Software: Glassport\r\n#Version: 1.0\r\n#Date: {at.UtcDateTime:yyyy-MM-dd HH:mm:ss}\r\n#Fields: {string.Join(' ', fields)}\r\n"),
        output);

    /// <inheritdoc/>
    public void WriteLost(long count, DateTimeOffset at, IBufferWriter<byte> output) =>
        LineText.Write(string.Create(CultureInfo.InvariantCulture, $"#Remark: {count} records were lost before {at.UtcDateTime:yyyy-MM-dd HH:mm:ss}\r\n"), output);

    /// <inheritdoc/>
    public void Write(LogRecord record, IBufferWriter<byte> output)
    {
        switch (record)
        {
            case SessionRecord session:
                WriteLine(record, record.At, session.IsOpen ? "ControlChannelOpened" : "ControlChannelClosed", record.Session.Server, output);
                break;
            case TransferRecord { DataServer: { } data } transfer:
                WriteLine(record, transfer.Started, "DataChannelOpened", data, output);
                WriteLine(record, record.At, "DataChannelClosed", data, output);
                break;
            case CommandRecord command:
                WriteLine(record, record.At + command.Duration, command.Verb, record.Session.Server, output);
                break;
        }
    }

    /// <summary>A value of a column: a blank is <c>+</c>, and what cannot stand in a column is written as its bytes, <c>%0A</c>.</summary>
    /// <param name="text">The text; null and empty are <c>-</c>.</param>
    internal static string Value(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "-";
        StringBuilder value = new(text.Length + 8);
        for (int i = 0; i < text.Length;)
        {
            bool whole = Rune.TryGetRuneAt(text, i, out Rune rune);
            int length = whole ? rune.Utf16SequenceLength : 1;
            if (text[i] == ' ')
            {
                value.Append('+');
            }
            else if (!whole || rune.Value is '"' or '%' or '+' || Rune.IsWhiteSpace(rune) || HiddenCharacters.Contain(rune))
            {
                foreach (byte b in FileName.Encode(text.AsSpan(i, length)))
                    value.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
            }
            else
            {
                value.Append(text, i, length);
            }

            i += length;
        }

        return value.ToString();
    }

    private void WriteLine(LogRecord record, DateTimeOffset at, string method, IPEndPoint server, IBufferWriter<byte> output)
    {
        StringBuilder line = new(160);
        foreach (string field in fields)
        {
            if (line.Length > 0)
                line.Append(' ');
            line.Append(Field(field, record, at, method, server));
        }

        LineText.Write(line.Append("\r\n").ToString(), output);
    }

    private static string Field(string field, LogRecord record, DateTimeOffset at, string method, IPEndPoint server)
    {
        SessionIdentity session = record.Session;
        var command = record as CommandRecord;
        return field switch
        {
            "date" => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            "time" => at.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
            "c-ip" => LineText.Address(session.Client),
            "c-port" => Number(session.Client.Port),
            "cs-username" => session is { IsLoggedIn: true, IsAnonymous: false } ? Value(session.User) : "-",
            "s-sitename" => Value(session.Site),
            "s-computername" => Value(Environment.MachineName),
            "cs-host" => Value(session.HostName),
            "s-ip" => LineText.Address(server),
            "s-port" => Number(server.Port),
            "cs-method" => Value(method),
            "cs-uri-stem" => Value(command?.Argument),
            "sc-status" => command is null ? "-" : Number(command.ReplyCode),
            "sc-win32-status" => Number(command is null ? 0 : Win32Status(command)),
            "sc-substatus" => "0",
            "sc-bytes" => Number(command?.BytesOut ?? 0),
            "cs-bytes" => Number(command?.BytesIn ?? 0),
            "time-taken" => Number((long)(command?.Duration.TotalMilliseconds ?? 0)),
            "x-session" => session.Id.ToString(),
            "x-fullpath" => Value(command?.VirtualPath),
            "x-debug" => command is null or { Error: StorageError.None } ? "-" : Value(command.Error.ToString()),
            _ => "-",
        };
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    // Windows' words for what went wrong, so that tools that look for them find them.
    private static int Win32Status(CommandRecord command) => command.Error switch
    {
        StorageError.None => command.ReplyCode switch
        {
            // ERROR_LOGON_FAILURE and ERROR_NETNAME_DELETED.
            530 => 1326,
            425 or 426 => 64,
            _ => 0,
        },
        StorageError.NotFound or StorageError.NotADirectory => 2,
        StorageError.Exists => 183,
        StorageError.NotEmpty => 145,
        StorageError.InvalidName => 123,
        StorageError.InvalidOffset => 131,
        StorageError.NoSpace => 112,
        StorageError.QuotaExceeded => 1295,
        StorageError.ReadOnly => 19,
        StorageError.Busy => 32,
        StorageError.CrossDevice => 17,
        StorageError.NotSupported => 50,
        StorageError.Failed => 1117,
        _ => 5,
    };
}
