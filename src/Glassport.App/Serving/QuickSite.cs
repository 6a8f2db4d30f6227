using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using Glassport.App.Administration;
using Glassport.App.Configuration;
using Glassport.App.Configuration.Forms;
using Glassport.Server.Access;
using Glassport.Server.Settings;

namespace Glassport.App.Serving;

/// <summary>The settings that <c>serve --root DIR</c> stands for.</summary>
/// <param name="Settings">The settings.</param>
/// <param name="User">The user who is let in; null: none.</param>
/// <param name="GeneratedPassword">The password, when it was generated.</param>
internal sealed record QuickSite(ServerSettings Settings, string? User, string? GeneratedPassword)
{
    private const string SiteName = "default";
    private const string UsualUser = "glassport";
    private const int FtpPort = 21;
    private const int UsualPort = 2121;

    /// <summary>Makes the settings of what the command line asks for.</summary>
    /// <exception cref="ConfigurationException">It asks for something that cannot be.</exception>
    public static QuickSite Make(ServeRequest request)
    {
        string root = Path.GetFullPath(request.Root!);
        if (!Directory.Exists(root))
            throw new ConfigurationException("--root", $"is {root}, where there is no folder", "name one that is there");
        string? user = request.User ?? (request.Anonymous ? null : UsualUser);
        UserSettings[] users = [];
        string? generated = null;
        if (user is not null)
        {
            (string password, bool isGenerated) = PasswordInput.Read(request.PasswordFile);
            generated = isGenerated ? password : null;
            users = [new() { Name = SettingsJson.Read(Notations.Name, user), PasswordHash = PasswordHash.Create(password) }];
        }

        SiteSettings site = new()
        {
            Name = SiteName,
            PhysicalPath = root,
            Bindings = Bindings(request),
            Authentication = new() { Anonymous = request.Anonymous, Users = user is not null },
            Rules =
            [
                new(RuleEffect.Allow, new(PrincipalKind.Users), request.ReadOnly ? FileOperations.Read : FileOperations.All),
                new(RuleEffect.Allow, Principal.Anonymous, FileOperations.Read),
            ],
            Commands = new() { ReadOnly = request.ReadOnly },
            Data = new() { PassivePorts = request.PassivePorts, PublicAddress = request.PublicAddress },
            Tls = Tls(request),
        };
        return new(new() { Sites = [site], Users = [.. users] }, user, generated);
    }

    private static TlsSettings Tls(ServeRequest request)
    {
        bool required = request.Tls is "required";
        return new()
        {
            Certificates = request.Certificate is { } file
                ? [new(Path.GetFullPath(file), request.Key is { } key ? Path.GetFullPath(key) : null)]
                : [],
            RequireForLogin = required,
            RequireForData = required,
            RequireForAnonymousLogin = required,
            RequireForAnonymousData = required,
        };
    }

    private static ImmutableArray<Binding> Bindings(ServeRequest request)
    {
        TlsMode mode = request.Tls switch
        {
            "implicit" => TlsMode.Implicit,
            "explicit" or "required" => TlsMode.Explicit,
            null when request.Certificate is not null => TlsMode.Explicit,
            _ => TlsMode.None,
        };
        if (request.Listen.Count > 0)
            return [.. request.Listen.Select(text => ListenText.Parse(text) with { Tls = mode })];
        IPAddress[] loopback = [.. new[] { IPAddress.Loopback, IPAddress.IPv6Loopback }.Where(static address => IsFree(address, 0))];
        int port = Environment.IsPrivilegedProcess && loopback.All(static address => IsFree(address, FtpPort)) ? FtpPort : UsualPort;
        return [.. loopback.Select(address => new Binding(address.ToString(), port, Tls: mode))];
    }

    // Port 0 asks whether the machine has the address at all.
    private static bool IsFree(IPAddress address, int port)
    {
        try
        {
            using Socket socket = new(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(address, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
