using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Glassport.App.Configuration;
using Glassport.App.Configuration.Forms;
using Glassport.App.WebConsole.Access;
using Glassport.App.WebConsole.Api;
using Glassport.App.WebConsole.Hosting;
using Glassport.Server.Settings;
using Glassport.Server.Tls;

namespace Glassport.App.WebConsole.Sites;

/// <summary>The sites: listed, added, changed, started, stopped, removed.</summary>
internal static class SiteOperations
{
    /// <summary>The operations.</summary>
    public static IEnumerable<ApiOperation> All =>
    [
        new("GET", "/sites", Role.Operator, "Lists the sites.", ListAsync) { Response = typeof(SiteRow[]) },
        new("POST", "/sites", Role.Administrator, "Adds a site; the body is a site as docs/configuration.md describes it.", AddAsync)
        {
            Request = typeof(JsonObject), Response = typeof(SaveResult), Query = [new("makeFolder", "Whether its folder is made when it is not there.", "boolean")],
        },
        new("GET", "/sites/{name}", Role.Operator, "Tells of a site.", GetAsync) { Response = typeof(SiteRow) },
        new("PUT", "/sites/{name}", Role.Administrator, "Puts other settings in the place of a site's; members that are left out have their defaults.", PutAsync) { Request = typeof(JsonObject), Response = typeof(SaveResult) },
        new("DELETE", "/sites/{name}", Role.Administrator, "Removes a site. Its files stay.", RemoveAsync) { Response = typeof(SaveResult) },
        new("POST", "/sites/{name}/start", Role.Administrator, "Lets a site take connections.", call => SwitchAsync(call, isStarted: true)) { Response = typeof(SaveResult) },
        new("POST", "/sites/{name}/stop", Role.Administrator, "Takes no more connections for a site.", call => SwitchAsync(call, isStarted: false)) { Response = typeof(SaveResult) },
        new("GET", "/folder", Role.Administrator, "Tells whether a folder of this machine is there.", FolderAsync) { Response = typeof(FolderState), Query = [new("path", "Its absolute path.")] },
    ];

    private static async Task ListAsync(ApiCall call)
    {
        ServerSettings settings = await SettingsWork.LoadAsync(call).ConfigureAwait(false);
        await call.WriteAsync<SiteRow[]>([.. settings.Sites.Select(site => Row(site, call.Console))]).ConfigureAwait(false);
    }

    private static async Task GetAsync(ApiCall call) =>
        await call.WriteAsync(Row(Find(await SettingsWork.LoadAsync(call).ConfigureAwait(false), call.Route("name")), call.Console)).ConfigureAwait(false);

    private static async Task AddAsync(ApiCall call)
    {
        JsonObject body = await call.ReadAsync<JsonObject>().ConfigureAwait(false);
        SiteSettings site = SettingsJson.Read(SiteForms.Site, body);
        RequireFolder(call, site.PhysicalPath);
        await call.WriteAsync(
            await SettingsWork.ChangeAsync(call, old => old with { Sites = old.Sites.Add(site) }, "site-add", site.Name).ConfigureAwait(false), 201).ConfigureAwait(false);
    }

    private static async Task PutAsync(ApiCall call)
    {
        JsonObject body = await call.ReadAsync<JsonObject>().ConfigureAwait(false);
        SiteSettings site = SettingsJson.Read(SiteForms.Site, body);
        RequireFolder(call, site.PhysicalPath);
        await call.WriteAsync(await SettingsWork.ChangeAsync(
            call, old => old with { Sites = old.Sites.Replace(Find(old, call.Route("name")), site) }, "site-change", site.Name).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private static async Task RemoveAsync(ApiCall call) => await call.WriteAsync(await SettingsWork.ChangeAsync(
        call, old => old with { Sites = old.Sites.Remove(Find(old, call.Route("name"))) }, "site-remove", call.Route("name")).ConfigureAwait(false)).ConfigureAwait(false);

    private static async Task SwitchAsync(ApiCall call, bool isStarted) => await call.WriteAsync(await SettingsWork.ChangeAsync(
        call,
        old => Find(old, call.Route("name")) is var site ? old with { Sites = old.Sites.Replace(site, site with { IsStarted = isStarted }) } : old,
        isStarted ? "site-start" : "site-stop",
        call.Route("name")).ConfigureAwait(false)).ConfigureAwait(false);

    private static Task FolderAsync(ApiCall call)
    {
        string path = call.Query("path") ?? "";
        if (!Path.IsPathFullyQualified(path))
            throw ApiException.Field("physicalPath", ("Write an absolute path, such as /srv/ftp.", "请写绝对路径，例如 /srv/ftp。"), call.Language);
        return call.WriteAsync(new FolderState(path, Directory.Exists(path)));
    }

    private static void RequireFolder(ApiCall call, string path)
    {
        if (Directory.Exists(path))
            return;
        if (call.Query("makeFolder") is not "true")
            throw ApiException.Field("physicalPath", ($"There is no folder {path}.", $"没有文件夹 {path}。"), call.Language);
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw ApiException.Field("physicalPath", ($"The folder cannot be made: {failure.Message}", $"无法创建文件夹：{failure.Message}"), call.Language);
        }
    }

    private static SiteSettings Find(ServerSettings settings, string name) =>
        settings.Sites.FirstOrDefault(site => string.Equals(site.Name, name, StringComparison.OrdinalIgnoreCase)) ?? throw ApiException.NotFound("site", "站点");

    private static SiteRow Row(SiteSettings site, ConsoleServices console) => new(
        (JsonObject)SiteForms.Site.Write(site, whole: true)!,
        [.. console.Server.Endpoints.Where(one => one.Site == site.Name).Select(static one => one.Endpoint.ToString())],
        console.Server.Sessions.Count(session => session.Site == site.Name),
        Directory.Exists(site.PhysicalPath),
        site.Bindings.Any(static binding => binding.Tls != TlsMode.None) ? [.. Certificates(site, console)] : []);

    private static IEnumerable<CertificateRow> Certificates(SiteSettings site, ConsoleServices console)
    {
        foreach (CertificateSettings one in site.Tls.Certificates)
        {
            (X509Certificate2? certificate, _, string? problem) = CertificateFile.Read(one);
            yield return Row(one.HostName, one.Path, certificate, problem);
        }

        if (site.Tls.Certificates.IsEmpty && console.Folder is { } folder)
            yield return Row(null, null, SelfSignedCertificate.Get(site.Name, folder.Path, console.Time, console.Loggers.CreateLogger(ConsoleServices.LogCategory)), null);
    }

    private static CertificateRow Row(string? hostName, string? path, X509Certificate2? certificate, string? problem) => new(
        hostName, path, certificate?.Subject, certificate?.Issuer, certificate?.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256).ToLowerInvariant(),
        certificate is null ? null : new DateTimeOffset(certificate.NotAfter), certificate is not null && certificate.Subject == certificate.Issuer, problem);
}
