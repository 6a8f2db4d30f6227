namespace Glassport.App.WebConsole.Sites;

/// <summary>The server's last hour.</summary>
/// <param name="Started">When the console began to count.</param>
/// <param name="Sites">How many sites there are.</param>
/// <param name="SitesStarted">How many of them take connections.</param>
/// <param name="Sessions">Sessions open now.</param>
/// <param name="Bans">Bans in force.</param>
/// <param name="Interval">Seconds from one sample to the next.</param>
/// <param name="Samples">The samples, oldest first.</param>
internal sealed record ServerOverview(DateTimeOffset Started, int Sites, int SitesStarted, long Sessions, int Bans, double Interval, IReadOnlyList<ServerSample> Samples);
