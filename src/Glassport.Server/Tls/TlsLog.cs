using Microsoft.Extensions.Logging;

namespace Glassport.Server.Tls;

/// <summary>What the TLS layer logs.</summary>
internal static partial class TlsLog
{
    [LoggerMessage(EventId = 2001, Level = LogLevel.Information, Message = "Site {Site}: certificate {Path} loaded: {Subject}, SHA-256 {Fingerprint}, valid until {NotAfter:u}")]
    public static partial void CertificateLoaded(ILogger log, string site, string path, string subject, string fingerprint, DateTimeOffset notAfter);

    [LoggerMessage(EventId = 2002, Level = LogLevel.Error, Message = "Site {Site}: certificate {Path} cannot be used: {Problem}. What was loaded before stays in use.")]
    public static partial void CertificateBroken(ILogger log, string site, string path, string problem);

    [LoggerMessage(EventId = 2003, Level = LogLevel.Error, Message = "Key log {Path} is not written any more: {Problem}")]
    public static partial void KeyLogFailed(ILogger log, string path, string problem);

    [LoggerMessage(EventId = 2004, Level = LogLevel.Warning, Message = "Site {Site}: OpenSSL 3 cannot be reached: sessions cannot be bound to their control connection, and a key log is not written")]
    public static partial void NoLibSsl(ILogger log, string site);

    [LoggerMessage(EventId = 2005, Level = LogLevel.Warning, Message = "Site {Site}: the self-signed certificate cannot be kept in {Path}: {Problem}. Clients will see another one after a restart.")]
    public static partial void SelfSignedNotKept(ILogger log, string site, string path, string problem);
}
