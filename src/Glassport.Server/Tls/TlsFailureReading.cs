using System.Security.Authentication;

namespace Glassport.Server.Tls;

/// <summary>Tells what a failed handshake failed of.</summary>
internal static class TlsFailureReading
{
    public static TlsFailure Of(HelloProblem problem) => problem switch
    {
        HelloProblem.Clear => TlsFailures.Plaintext,
        HelloProblem.Ended => TlsFailures.Ended,
        _ => TlsFailures.Malformed,
    };

    public static TlsFailure Of(Exception failure) => failure is OperationCanceledException ? TlsFailures.TimedOut : TlsFailures.Ended;

    public static TlsFailure Of(Exception failure, ClientHello hello, TlsVersions versions, bool isData)
    {
        if (failure is OperationCanceledException)
            return TlsFailures.TimedOut;
        if (!hello.Offers(versions.Oldest, versions.Newest))
            return TlsFailures.Version(Words(versions.Oldest), Words(versions.Newest));
        if (!hello.Protocols.IsDefault && !hello.Protocols.Contains("ftp") && !(isData && hello.Protocols.Contains("ftp-data")))
            return TlsFailures.Protocol(hello.Protocols);

        // The words of OpenSSL's errors are the only trace of an alert that SslStream leaves.
        string words = Innermost(failure).Message;
        if (words.Contains("no shared cipher", StringComparison.OrdinalIgnoreCase))
            return TlsFailures.Cipher;
        if (words.Contains("alert unknown ca", StringComparison.OrdinalIgnoreCase)
            || words.Contains("alert bad certificate", StringComparison.OrdinalIgnoreCase)
            || words.Contains("alert certificate", StringComparison.OrdinalIgnoreCase))
            return TlsFailures.ServerCertificateRefused;

        return failure is AuthenticationException ? TlsFailures.Other(words) : TlsFailures.Ended;
    }

    private static string Words(ushort version) => version == 0x0304 ? "1.3" : "1.2";

    private static Exception Innermost(Exception failure)
    {
        while (failure.InnerException is { } inner)
            failure = inner;
        return failure;
    }
}
