using Glassport.App.Tests.Extraction;
using Glassport.Server;
using Glassport.Server.Access;
using Glassport.Server.Settings;

namespace Glassport.App.Tests.Shell;

/// <summary>Glassport's server for a shell to talk to, and a home of its own for the shell.</summary>
internal sealed class ShellServer : IAsyncDisposable
{
    public const string Password = "secret of ada";

    private static readonly string Hash = PasswordHash.Create(Password);

    private readonly FtpServer server;

    private ShellServer(FtpServer server, TemporaryFolder folder)
    {
        this.server = server;
        Folder = folder;
    }

    /// <summary>Holds <c>root</c>, the server's tree, and <c>home</c>, where the shell runs.</summary>
    public TemporaryFolder Folder { get; }

    public string Address => server.Endpoints[0].Endpoint.ToString();

    public string Url => $"ftp://ada@{Address}";

    public Dictionary<string, string> Environment => new()
    {
        ["HOME"] = Folder["home"],
        ["XDG_CONFIG_HOME"] = Folder["home/config"],
        ["NETRC"] = Folder["home/netrc"],
        ["GLASSPORT_HOSTS"] = Folder["home/hosts.json"],
        ["TERM"] = "xterm",
        ["PAGER"] = "cat",
        ["SHELL"] = "/bin/sh",
        ["PS1"] = "inner> ",
    };

    public static async Task<ShellServer> StartAsync()
    {
        TemporaryFolder folder = new();
        Directory.CreateDirectory(folder["root/sub"]);
        Directory.CreateDirectory(folder["home"]);
        File.WriteAllText(folder["root/b.txt"], "hello\n");
        File.WriteAllText(folder["root/a.txt"], "a\n");
        File.WriteAllText(folder["root/with blank.txt"], "blank\n");
        File.WriteAllText(folder["root/sub/c.txt"], "deep\n");
        FtpServer server = new(new()
        {
            Sites =
            [
                new()
                {
                    Name = "shell",
                    PhysicalPath = folder["root"],
                    Bindings = [new("127.0.0.1", 0, null, TlsMode.None)],
                    Rules = [new(RuleEffect.Allow, Principal.Everyone, FileOperations.All)],
                },
            ],
            Users = [new() { Name = "ada", PasswordHash = Hash }],
        });
        await server.StartAsync();
        return new(server, folder);
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        Folder.Dispose();
    }
}
