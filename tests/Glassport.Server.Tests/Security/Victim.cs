using System.Net;
using System.Security.Cryptography;
using System.Text;
using Glassport.Server.Settings;
using Glassport.Server.Tests.Storage;
using Microsoft.Extensions.Time.Testing;

namespace Glassport.Server.Tests.Security;

/// <summary>
/// A server on loopback with a clock that stands still, a folder that it serves, and a folder beside it that nobody must reach. Each has an
/// address of its own in 127.0.0.0/8, so that the ports that it listens on can be told from those of all others, those of other test runs too.
/// </summary>
internal sealed class Victim : IAsyncDisposable
{
    public const string User = "alice";
    public const string Password = "secret";

    private static int lastAddress;

    private readonly FakeTimeProvider time = new(DateTimeOffset.Parse("2030-01-01T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture));

    private Victim(SiteSettings site, Func<ServerSettings, ServerSettings>? change, TemporaryFolder folder, IPAddress address)
    {
        Folder = folder;
        Address = address;
        ServerSettings settings = new() { Sites = [site], Users = [new() { Name = User, PasswordHash = Hash(Password) }], Bans = new() { Delay = TimeSpan.Zero } };
        Server = new(change?.Invoke(settings) ?? settings, new() { Time = time, Loggers = Log });
    }

    public TemporaryFolder Folder { get; }

    public IPAddress Address { get; }

    public RecordedLog Log { get; } = new();

    public FtpServer Server { get; }

    public FakeTimeProvider Time => time;

    public IPEndPoint EndPoint { get; private set; } = null!;

    /// <summary>The ports that the server listens on besides that of its control connections.</summary>
    public IEnumerable<int> PassivePorts => Descriptors.ListeningPorts(Address).Where(port => port != EndPoint.Port);

    public static async Task<Victim> StartAsync(
        Func<SiteSettings, SiteSettings>? site = null, Func<ServerSettings, ServerSettings>? server = null, TlsMode tls = TlsMode.None)
    {
        TemporaryFolder folder = new();
        int number = Interlocked.Increment(ref lastAddress);
        IPAddress address = new([127, (byte)(128 + (Environment.ProcessId % 64)), (byte)(number >> 8), (byte)number]);
        SiteSettings settings = new()
        {
            Name = "victim",
            PhysicalPath = folder.Root,
            Bindings = [new(address.ToString(), 0, Tls: tls)],
            Rules = [new(RuleEffect.Allow, Principal.Everyone, FileOperations.All)],
        };
        Victim victim = new(site?.Invoke(settings) ?? settings, server, folder, address);
        await victim.Server.StartAsync();
        victim.EndPoint = victim.Server.Endpoints[0].Endpoint;
        return victim;
    }

    /// <summary>A hash of one round: what many rounds are for is tested where they are made.</summary>
    public static string Hash(string password)
    {
        byte[] salt = new byte[16];
        byte[] hash = Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(password), salt, 1, HashAlgorithmName.SHA512, 64);
        return $"$pbkdf2-sha512$i=1${Convert.ToBase64String(salt).TrimEnd('=')}${Convert.ToBase64String(hash).TrimEnd('=')}";
    }

    public Task<RawClient> ConnectAsync(string from = "127.0.0.1") => RawClient.ConnectAsync(EndPoint, from);

    /// <summary>A client that is in, in TYPE I.</summary>
    public async Task<RawClient> LoginAsync(string from = "127.0.0.1")
    {
        var client = await ConnectAsync(from);
        Assert.StartsWith("220", await client.ReplyAsync());
        await client.LoginAsync();
        return client;
    }

    /// <summary>Lets time pass, second by second, so that the server's own timer sees each.</summary>
    public void Pass(int seconds)
    {
        for (int i = 0; i < seconds; i++)
            time.Advance(TimeSpan.FromSeconds(1));
    }

    /// <summary>Waits until the server has no session.</summary>
    public async Task WhenEmptyAsync()
    {
        await Until.TrueAsync(() => Server.Sessions.Count == 0);
        Assert.Empty(Log.Failures);
    }

    /// <summary>Waits until the server has no session, however many of its timeouts that takes.</summary>
    public async Task WhenEmptyInTimeAsync()
    {
        await Until.TrueAsync(() =>
        {
            Pass(5);
            return Server.Sessions.Count == 0;
        });
        Assert.Empty(Log.Failures);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Folder.Dispose();
    }
}
