namespace Glassport.Server.Records;

/// <summary>Questions to a log.</summary>
internal static class SessionLogExtensions
{
    /// <summary>Whether a record of this kind is worth making.</summary>
    /// <param name="log">The log.</param>
    /// <param name="kind">The kind.</param>
    public static bool Takes(this ISessionLog log, RecordKinds kind) => (log.Kinds & kind) != 0;
}
