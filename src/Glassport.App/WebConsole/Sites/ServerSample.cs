namespace Glassport.App.WebConsole.Sites;

/// <summary>What happened in a few seconds.</summary>
/// <param name="Time">When they ended.</param>
/// <param name="Sessions">Sessions open then.</param>
/// <param name="Transfers">Transfers that ended.</param>
/// <param name="Received">Bytes that clients sent.</param>
/// <param name="Sent">Bytes that clients got.</param>
/// <param name="Failures">Failed logins, transfers and data connections.</param>
internal sealed record ServerSample(DateTimeOffset Time, long Sessions, long Transfers, long Received, long Sent, long Failures);
