using Glassport.Server.Sessions;
using Glassport.Server.Settings;
using Glassport.Server.Storage;

namespace Glassport.Server.Verbs;

/// <summary>STOU (RFC 959 §4.1.3, RFC 1123 §4.1.2.9): a new file whose name the server chooses and tells in 150.</summary>
internal static class StouVerb
{
    private const string Prefix = "ftp";

    /// <summary>Receives a file.</summary>
    public static ValueTask<Reply?> RunAsync(Session session, string argument)
    {
        if (session.Setup.RestartOffset > 0)
            return new(AppeVerb.NoMarker);
        string name = argument.Trim().Length == 0 ? Prefix : argument;
        return session.TryResolve(name, FileOperations.Upload, out var path, out var refusal)
            ? StorVerb.ReceiveAsync(session, Protocol.Verbs.Stou, path, WriteMode.Unique, 0)
            : new(refusal);
    }
}
