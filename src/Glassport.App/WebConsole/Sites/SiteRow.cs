using System.Text.Json.Nodes;

namespace Glassport.App.WebConsole.Sites;

/// <summary>A site as an administrator sees it.</summary>
/// <param name="Settings">Its settings, as docs/configuration.md describes them, all members written out.</param>
/// <param name="Endpoints">Where it is reached now.</param>
/// <param name="Sessions">How many sessions are open.</param>
/// <param name="FolderExists">Whether its folder is there.</param>
/// <param name="Certificates">The certificates of its bindings with TLS.</param>
internal sealed record SiteRow(JsonObject Settings, IReadOnlyList<string> Endpoints, int Sessions, bool FolderExists, IReadOnlyList<CertificateRow> Certificates);
