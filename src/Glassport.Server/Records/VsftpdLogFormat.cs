using System.Buffers;
using System.Globalization;

namespace Glassport.Server.Records;

/// <summary>vsftpd's own log. Where vsftpd writes the number of the session's process stands the session's number.</summary>
/// <param name="zone">The log's local time.</param>
/// <param name="dialogue">Commands and replies too, as with <c>log_ftp_protocol</c>.</param>
internal sealed class VsftpdLogFormat(TimeZoneInfo zone, bool dialogue) : ILogFormat
{
    /// <inheritdoc/>
    public RecordKinds Kinds =>
        RecordKinds.Sessions | RecordKinds.Logins | RecordKinds.Transfers | RecordKinds.Commands | RecordKinds.Notices | (dialogue ? RecordKinds.Dialogue : RecordKinds.None);

    /// <inheritdoc/>
    public string FileFor(string path, DateTimeOffset at) => path;

    /// <inheritdoc/>
    public void WriteHeader(DateTimeOffset at, IBufferWriter<byte> output)
    {
        // The format has none.
    }

    /// <inheritdoc/>
    public void WriteLost(long count, DateTimeOffset at, IBufferWriter<byte> output) =>
        LineText.Write(string.Create(CultureInfo.InvariantCulture, $"{LineText.CTime(at, zone)} [pid 0] {count} records were lost\n"), output);

    /// <inheritdoc/>
    public void Write(LogRecord record, IBufferWriter<byte> output)
    {
        if (Event(record) is { } text)
            LineText.Write(string.Create(CultureInfo.InvariantCulture, $"{LineText.CTime(record.At, zone)} [pid {record.Session.Number}] {text}\n"), output);
    }

    /// <summary>A line without its time and process, as it goes to the system log; null when vsftpd does not log it.</summary>
    /// <param name="record">The record.</param>
    public static string? Event(LogRecord record) => record switch
    {
        SessionRecord { IsOpen: true } => $"CONNECT: {Client(record)}",
        LoginRecord { Succeeded: true, Session.IsAnonymous: true } => $"{User(record)}OK LOGIN: {Client(record)}, anon password \"{MailAddress(record)}\"",
        LoginRecord login => $"{User(record)}{Result(login.Succeeded)} LOGIN: {Client(record)}",
        TransferRecord { Direction: not TransferDirection.Listing } transfer => Transfer(transfer),
        CommandRecord { ReplyCode: 550 or 553, VirtualPath: { } path } command when Attempt(command) is { } attempt =>
            $"{User(record)}FAIL {attempt}: {Client(record)}, \"{LogText.Visible(path)}\", 0.00Kbyte/sec",
        CommandRecord command when Operation(command) is { } operation =>
            $"{User(record)}{Result(command.ReplyCode < 400)} {operation}: {Client(record)}, \"{Subject(command)}\"",
        DialogueRecord { IsReply: false, Line: "PASS ***" } => $"{User(record)}FTP command: {Client(record)}, \"PASS <password>\"",
        DialogueRecord line => $"{User(record)}FTP {(line.IsReply ? "response" : "command")}: {Client(record)}, \"{LogText.Visible(line.Line)}\"",
        NoticeRecord notice => $"CONFIG: {LogText.Visible(notice.Text)}",
        _ => null,
    };

    private static string Client(LogRecord record) => $"Client \"{LineText.Address(record.Session.Client)}\"";

    // Behind the login an anonymous user is called by the account that vsftpd serves them with.
    private static string User(LogRecord record) =>
        record.Session.IsAnonymous ? "[ftp] " : string.IsNullOrEmpty(record.Session.User) ? "" : $"[{LogText.Visible(record.Session.User)}] ";

    private static string MailAddress(LogRecord record) => XferlogFormat.Token(record.Session.MailAddress);

    private static string Result(bool succeeded) => succeeded ? "OK" : "FAIL";

    private static string Transfer(TransferRecord transfer)
    {
        bool whole = transfer.Outcome == TransferOutcome.Complete;
        string bytes = whole || transfer.Bytes > 0 ? string.Create(CultureInfo.InvariantCulture, $", {transfer.Bytes} bytes") : "";
        // A transfer that took no time has a tenth of a second, not infinity.
        double seconds = transfer.Duration > TimeSpan.Zero ? transfer.Duration.TotalSeconds : 0.1;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{User(transfer)}{Result(whole)} {(transfer.Direction == TransferDirection.Upload ? "UPLOAD" : "DOWNLOAD")}: {Client(transfer)}, " +
            $"\"{LogText.Visible(transfer.VirtualPath)}\"{bytes}, {transfer.Bytes / 1024.0 / seconds:F2}Kbyte/sec");
    }

    // What could not be opened is no transfer, and vsftpd logs it as one that failed.
    private static string? Attempt(CommandRecord command) => command.Verb switch
    {
        "RETR" => "DOWNLOAD",
        "STOR" or "STOU" or "APPE" => "UPLOAD",
        _ => null,
    };

    private static string? Operation(CommandRecord command) => command switch
    {
        { VirtualPath: null } => null,
        { Verb: "MKD" or "XMKD" } => "MKDIR",
        { Verb: "RMD" or "XRMD" } => "RMDIR",
        { Verb: "DELE" } => "DELETE",
        { Verb: "RNTO" } or { Verb: "RNFR", ReplyCode: >= 400 } => "RENAME",
        { Verb: "SITE", Argument: { } argument } when argument.StartsWith("CHMOD ", StringComparison.OrdinalIgnoreCase) => "CHMOD",
        _ => null,
    };

    private static string Subject(CommandRecord command) =>
        command.RenamedFrom is { } from ? $"{LogText.Visible(from)} {LogText.Visible(command.VirtualPath)}" : LogText.Visible(command.VirtualPath);
}
