using System.Net;
using Microsoft.Extensions.Logging;

namespace Glassport.Server.Records;

/// <summary>Everything that the server itself says, each with an event id that stays. Text from peers is a <see cref="LogText"/>.</summary>
internal static partial class ServerLog
{
    /// <summary>A binding takes connections.</summary>
    [LoggerMessage(1001, LogLevel.Information, "Site {Site} listens on {EndPoint} ({Tls})")]
    public static partial void Listening(this ILogger logger, string site, IPEndPoint endPoint, string tls);

    /// <summary>A binding cannot be opened.</summary>
    [LoggerMessage(1002, LogLevel.Error, "Site {Site} cannot listen on {EndPoint}: {Reason}")]
    public static partial void ListenFailed(this ILogger logger, string site, string endPoint, string reason);

    /// <summary>A site takes connections.</summary>
    [LoggerMessage(1003, LogLevel.Information, "Site {Site} started")]
    public static partial void SiteStarted(this ILogger logger, string site);

    /// <summary>A site takes connections no more.</summary>
    [LoggerMessage(1004, LogLevel.Information, "Site {Site} stopped")]
    public static partial void SiteStopped(this ILogger logger, string site);

    /// <summary>New settings are in force.</summary>
    [LoggerMessage(1005, LogLevel.Information, "Configuration applied: {Sites} sites, {Users} users")]
    public static partial void ConfigurationApplied(this ILogger logger, int sites, int users);

    /// <summary>The server waits for its transfers to end.</summary>
    [LoggerMessage(1006, LogLevel.Information, "Stopping: {Sessions} sessions are open, transfers may go on for {Timeout}")]
    public static partial void DrainBegan(this ILogger logger, long sessions, TimeSpan timeout);

    /// <summary>The server has stopped.</summary>
    [LoggerMessage(1007, LogLevel.Information, "Stopped; {Cut} transfers were cut off")]
    public static partial void DrainEnded(this ILogger logger, long cut);

    /// <summary>A session began.</summary>
    [LoggerMessage(2001, LogLevel.Debug, "Session {Session} of {Site} opened from {Client}")]
    public static partial void SessionOpened(this ILogger logger, long session, string site, IPEndPoint client);

    /// <summary>A connection was not served.</summary>
    [LoggerMessage(2002, LogLevel.Information, "Connection to {Site} from {Client} refused: {Reason}")]
    public static partial void SessionRefused(this ILogger logger, string site, IPEndPoint client, string reason);

    /// <summary>A session ended.</summary>
    [LoggerMessage(2003, LogLevel.Debug, "Session {Session} closed after {Duration}: {Reason}")]
    public static partial void SessionClosed(this ILogger logger, long session, TimeSpan duration, string reason);

    /// <summary>A session broke by an error that nobody foresaw.</summary>
    [LoggerMessage(2004, LogLevel.Error, "Session {Session} failed")]
    public static partial void SessionFailed(this ILogger logger, Exception exception, long session);

    /// <summary>A user is in.</summary>
    [LoggerMessage(2101, LogLevel.Information, "Session {Session}: {User} logged in from {Client}")]
    public static partial void LoggedIn(this ILogger logger, long session, LogText user, IPEndPoint client);

    /// <summary>A login failed.</summary>
    [LoggerMessage(2102, LogLevel.Warning, "Session {Session}: login of {User} from {Client} failed: {Reason}")]
    public static partial void LoginFailed(this ILogger logger, long session, LogText user, IPEndPoint client, string reason);

    /// <summary>An address, or a user from it, is shut out for a while.</summary>
    [LoggerMessage(2103, LogLevel.Warning, "{Subject} is banned for {Duration} after {Failures} failed logins")]
    public static partial void BanBegan(this ILogger logger, LogText subject, TimeSpan duration, int failures);

    /// <summary>A ban is over.</summary>
    [LoggerMessage(2104, LogLevel.Information, "{Subject} is no longer banned")]
    public static partial void BanEnded(this ILogger logger, LogText subject);

    /// <summary>A command came.</summary>
    [LoggerMessage(2201, LogLevel.Debug, "Session {Session} C> {Line}")]
    public static partial void Command(this ILogger logger, long session, LogText line);

    /// <summary>A line of a reply went out.</summary>
    [LoggerMessage(2202, LogLevel.Debug, "Session {Session} S> {Line}")]
    public static partial void Reply(this ILogger logger, long session, LogText line);

    /// <summary>A transfer ended well.</summary>
    [LoggerMessage(2301, LogLevel.Information, "Session {Session}: {Verb} {Path} complete, {Bytes} bytes in {Duration}")]
    public static partial void TransferComplete(this ILogger logger, long session, string verb, LogText path, long bytes, TimeSpan duration);

    /// <summary>A transfer did not end well.</summary>
    [LoggerMessage(2302, LogLevel.Warning, "Session {Session}: {Verb} {Path} ended after {Bytes} bytes with {Code}: {Reason}")]
    public static partial void TransferFailed(this ILogger logger, long session, string verb, LogText path, long bytes, int code, LogText reason);

    /// <summary>A data connection could not be opened, and why.</summary>
    [LoggerMessage(2401, LogLevel.Warning, "Session {Session}: no data connection: {Explanation}")]
    public static partial void DataConnectionFailed(this ILogger logger, long session, LogText explanation);

    /// <summary>Somebody else connected to a passive port.</summary>
    [LoggerMessage(2402, LogLevel.Warning, "Session {Session}: dropped a data connection from {Stranger}; {Client} is awaited")]
    public static partial void StrangerDropped(this ILogger logger, long session, IPEndPoint stranger, IPAddress client);

    /// <summary>A client named somebody else's address, or a port that is not its own.</summary>
    [LoggerMessage(2403, LogLevel.Warning, "Session {Session}: refused to open a data connection to {Target} for {Client}")]
    public static partial void BounceRefused(this ILogger logger, long session, IPEndPoint target, IPEndPoint client);

    /// <summary>A TLS handshake failed.</summary>
    [LoggerMessage(2501, LogLevel.Warning, "Session {Session}: TLS on the {Connection} connection failed: {Reason}")]
    public static partial void TlsFailed(this ILogger logger, long session, string connection, LogText reason);

    /// <summary>A data connection did not resume the control connection's TLS session.</summary>
    [LoggerMessage(2502, LogLevel.Warning, "Session {Session}: the data connection from {Client} did not resume the TLS session ({Policy})")]
    public static partial void NotResumed(this ILogger logger, long session, IPEndPoint client, string policy);

    /// <summary>The disk or another back end failed.</summary>
    [LoggerMessage(3001, LogLevel.Error, "Session {Session}: {Operation} of {Path} failed")]
    public static partial void StorageFailed(this ILogger logger, Exception exception, long session, string operation, LogText path);

    /// <summary>A log file cannot be written.</summary>
    [LoggerMessage(3101, LogLevel.Error, "Log {Path} cannot be written: {Reason}")]
    public static partial void LogFileFailed(this ILogger logger, string path, string reason);

    /// <summary>A log file can be written again.</summary>
    [LoggerMessage(3102, LogLevel.Warning, "Log {Path} is written again; {Lost} records were lost")]
    public static partial void LogFileRecovered(this ILogger logger, string path, long lost);
}
