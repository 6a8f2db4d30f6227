using System.Net;
using Glassport.Analysis.Story;
using Glassport.App.Remote;
using Glassport.App.WebConsole.Access;
using Glassport.App.WebConsole.Api;
using Glassport.Client;
using Glassport.Server;

namespace Glassport.App.WebConsole.Files;

/// <summary>Visits to FTP servers: directories, names, and what was said. Content is in <see cref="ContentOperations"/>.</summary>
internal static class FilesOperations
{
    private const string AnonymousPassword = "glassport@";

    private static readonly ApiParameter PathParameter = new("path", "The path on the server.");

    /// <summary>The operations.</summary>
    public static IEnumerable<ApiOperation> All =>
    [
        new("GET", "/places", Role.User, "Lists the servers that may be visited.", PlacesAsync) { Response = typeof(Place[]) },
        new("GET", "/places/allowed", Role.Administrator, "Lists the hosts and networks that may be visited besides this server's sites.", AllowedAsync) { Response = typeof(string[]) },
        new("PUT", "/places/allowed", Role.Administrator, "Puts another list in its place.", AllowAsync) { Request = typeof(string[]) },
        new("GET", "/visits", Role.User, "Lists one's visits.", VisitsAsync) { Response = typeof(VisitRow[]) },
        new("POST", "/visits", Role.User, "Connects to a server and logs in.", BeginAsync) { Request = typeof(VisitRequest), Response = typeof(VisitRow) },
        new("DELETE", "/visits/{visit}", Role.User, "Ends a visit with QUIT.", EndAsync),
        new("GET", "/visits/{visit}/list", Role.User, "Lists a directory.", ListAsync) { Response = typeof(DirectoryListing), Query = [PathParameter] },
        new("GET", "/visits/{visit}/size", Role.User, "Tells how large a file is, to go on with what was cut.", SizeAsync) { Response = typeof(FileSize), Query = [PathParameter] },
        new("POST", "/visits/{visit}/directories", Role.User, "Makes a directory.", MakeAsync) { Request = typeof(PathRequest) },
        new("POST", "/visits/{visit}/rename", Role.User, "Renames a file or directory.", RenameAsync) { Request = typeof(RenameRequest) },
        new("DELETE", "/visits/{visit}/file", Role.User, "Deletes a file.", DeleteAsync) { Query = [PathParameter] },
        new("DELETE", "/visits/{visit}/directory", Role.User, "Deletes a directory with everything in it.", DeleteDirectoryAsync) { Query = [PathParameter] },
        new("GET", "/visits/{visit}/dialogue", Role.User, "Tells what was said.", DialogueAsync)
        {
            Response = typeof(DialogueLine[]), Query = [new("after", "The last line that is known already.", "integer")],
        },
        new("GET", "/visits/{visit}/explanation", Role.User, "Explains the visit's last session in words.", ExplanationAsync) { Response = typeof(SessionExplanation) },
        .. ContentOperations.All,
    ];

    /// <summary>The visit that a request is about.</summary>
    /// <exception cref="ApiException">There is none.</exception>
    public static Visit Find(ApiCall call) => call.Console.Visits.Find(call.Who.Account, call.Route("visit"))
        ?? throw new ApiException(404, ("This visit is over. Connect again.", "此次访问已结束，请重新连接。"));

    /// <summary>A path among the query parameters.</summary>
    /// <exception cref="ApiException">It is missing, or no FTP command can carry it.</exception>
    public static string PathOf(ApiCall call) => RequirePath(call.Query("path"), call.Language);

    /// <summary>Does something in a session of the visit.</summary>
    /// <exception cref="ApiException">It did not work; the explanation says why.</exception>
    public static async Task<T> DoAsync<T>(ApiCall call, Visit visit, Func<FtpClient, Task<T>> work)
    {
        try
        {
            return await visit.DoAsync(work, call.Aborted).ConfigureAwait(false);
        }
        catch (FtpException failure)
        {
            throw FtpRefusal.Of(failure, visit.Facts(failure), call.Language);
        }
    }

    private static Task PlacesAsync(ApiCall call)
    {
        IEnumerable<Place> own = call.Console.Server.Endpoints.Select(static one => new Place(one.Site, AddressOf(one), one.Tls.ToString().ToLowerInvariant()));
        IEnumerable<Place> others = call.Console.Visits.Hosts.Allowed.Where(static host => !IPNetwork.TryParse(host, out _)).Select(static host => new Place(null, host, "none"));
        return call.WriteAsync<Place[]>([.. own, .. others]);
    }

    private static string AddressOf(BoundEndpoint one)
    {
        IPAddress address = one.Endpoint.Address.Equals(IPAddress.Any) || one.Endpoint.Address.Equals(IPAddress.IPv6Any) ? IPAddress.Loopback : one.Endpoint.Address;
        return new IPEndPoint(address, one.Endpoint.Port).ToString();
    }

    private static Task AllowedAsync(ApiCall call) => call.WriteAsync<string[]>([.. call.Console.Visits.Hosts.Allowed]);

    private static async Task AllowAsync(ApiCall call)
    {
        string[] hosts = [.. (await call.ReadAsync<string[]>().ConfigureAwait(false)).Select(static host => host.Trim()).Where(static host => host.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];
        if (hosts.FirstOrDefault(static host => !ReachableHosts.IsWellFormed(host)) is { } wrong)
        {
            throw ApiException.Field("hosts", (
                $"'{wrong}' is no host's name, address or network; write ftp.example.com, 192.0.2.7 or 10.0.0.0/8.",
                $"“{wrong}”不是主机名、地址或网段；请写 ftp.example.com、192.0.2.7 或 10.0.0.0/8。"), call.Language);
        }

        await call.Console.Visits.Hosts.SaveAsync(hosts, call.Aborted).ConfigureAwait(false);
        await call.AuditAsync("hosts-allowed", string.Join(' ', hosts)).ConfigureAwait(false);
        call.Done();
    }

    private static Task VisitsAsync(ApiCall call) => call.WriteAsync<VisitRow[]>([.. call.Console.Visits.Of(call.Who.Account)]);

    private static async Task BeginAsync(ApiCall call)
    {
        VisitLogin login = Read(await call.ReadAsync<VisitRequest>().ConfigureAwait(false), call.Language);
        Visit visit = call.Console.Visits.Prepare(call.Who.Account, login);
        try
        {
            await visit.BeginAsync(call.Aborted).ConfigureAwait(false);
        }
        catch (FtpException failure)
        {
            await call.AuditAsync("visit-failed", $"{login.User} {login.Address.Site}: {failure.Kind}").ConfigureAwait(false);
            throw FtpRefusal.Of(failure, visit.Facts(failure), call.Language);
        }

        if (!call.Console.Visits.Keep(visit))
        {
            await visit.DisposeAsync().ConfigureAwait(false);
            throw new ApiException(429, ($"You have {Visits.MostEach} visits. End one first.", $"你已有 {Visits.MostEach} 个访问，请先结束一个。"));
        }

        await call.AuditAsync("visit", $"{login.User} {login.Address.Site}").ConfigureAwait(false);
        await call.WriteAsync(visit.Row!, 201).ConfigureAwait(false);
    }

    private static VisitLogin Read(VisitRequest request, Language language)
    {
        if (!FtpAddress.TryParse(request.Address.Trim(), out FtpAddress? address, out string problem))
        {
            throw ApiException.Field("address", (
                $"{problem} Write a host, host:port, or an address such as ftp://192.0.2.1:2121.",
                $"地址无效（{problem}）。请写主机、主机:端口，或 ftp://192.0.2.1:2121 这样的地址。"), language);
        }

        TlsMode tls = request.Tls switch
        {
            null => address.Tls,
            "none" => TlsMode.None,
            "explicit" => TlsMode.Explicit,
            "implicit" => TlsMode.Implicit,
            _ => throw ApiException.Field("tls", ("Choose none, explicit or implicit.", "请选择 none、explicit 或 implicit。"), language),
        };
        if (request.Mode is not (null or "auto" or "passive" or "active"))
            throw ApiException.Field("mode", ("Choose auto, passive or active.", "请选择 auto、passive 或 active。"), language);
        string user = request.User is { Length: > 0 } named ? named : address.User ?? RemoteSession.Anonymous;
        string password = request.Password ?? address.Password ?? (user is RemoteSession.Anonymous or "ftp" ? AnonymousPassword : "");
        if (FtpAddress.HasLineEnd(user))
            throw ApiException.Field("user", ("A name holds no line ends.", "用户名不能含换行。"), language);
        if (FtpAddress.HasLineEnd(password))
            throw ApiException.Field("password", ("A password holds no line ends.", "密码不能含换行。"), language);
        return new(address with { Tls = tls, User = null, Password = null, Path = "" }, user, password, request.Mode ?? "auto");
    }

    private static async Task EndAsync(ApiCall call)
    {
        await call.Console.Visits.EndAsync(Find(call)).ConfigureAwait(false);
        call.Done();
    }

    private static async Task ListAsync(ApiCall call)
    {
        string path = PathOf(call);
        var listing = await DoAsync(call, Find(call), client => client.ListAsync(path, call.Aborted)).ConfigureAwait(false);
        await call.WriteAsync(new DirectoryListing(path, [.. listing.Entries.Select(DirectoryEntry.Of)], listing.UnreadableRows, listing.IsTruncated)).ConfigureAwait(false);
    }

    private static async Task SizeAsync(ApiCall call)
    {
        string path = PathOf(call);
        await call.WriteAsync(new FileSize(await DoAsync(call, Find(call), client => client.SizeAsync(path, call.Aborted)).ConfigureAwait(false))).ConfigureAwait(false);
    }

    private static async Task MakeAsync(ApiCall call)
    {
        string path = RequirePath((await call.ReadAsync<PathRequest>().ConfigureAwait(false)).Path, call.Language);
        await DoAsync(call, Find(call), client => client.MakeDirectoryAsync(path, call.Aborted)).ConfigureAwait(false);
        call.Done();
    }

    private static async Task RenameAsync(ApiCall call)
    {
        RenameRequest request = await call.ReadAsync<RenameRequest>().ConfigureAwait(false);
        string from = RequirePath(request.From, call.Language), to = RequirePath(request.To, call.Language);
        await DoAsync(call, Find(call), client => client.RenameAsync(from, to, call.Aborted)).ConfigureAwait(false);
        call.Done();
    }

    private static async Task DeleteAsync(ApiCall call)
    {
        string path = PathOf(call);
        await DoAsync(call, Find(call), client => client.DeleteAsync(path, call.Aborted)).ConfigureAwait(false);
        call.Done();
    }

    private static async Task DeleteDirectoryAsync(ApiCall call)
    {
        string path = PathOf(call);
        await DoAsync(call, Find(call), async client =>
        {
            await RemoteRemoval.RemoveAsync(client, path, call.Aborted).ConfigureAwait(false);
            return true;
        }).ConfigureAwait(false);
        call.Done();
    }

    private static Task DialogueAsync(ApiCall call) => call.WriteAsync<DialogueLine[]>([.. Find(call).LinesAfter(call.Number("after", 0, 0, long.MaxValue))]);

    private static Task ExplanationAsync(ApiCall call) => Find(call).Facts(null) is { } session
        ? call.WriteAsync(FtpRefusal.Explain(session, call.Language))
        : throw ApiException.NotFound("session", "会话");

    private static string RequirePath(string? path, Language language)
    {
        if (string.IsNullOrEmpty(path))
            throw ApiException.Field("path", ("A path is missing.", "缺少路径。"), language);
        return FtpAddress.HasLineEnd(path)
            ? throw ApiException.Field("path", ("A path holds no line ends: no FTP command can carry them.", "路径不能含换行：FTP 命令无法携带。"), language)
            : path;
    }
}
