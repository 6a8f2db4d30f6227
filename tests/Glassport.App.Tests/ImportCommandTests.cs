using System.Text.Json;
using Glassport.App.Tests.Extraction;
using static Glassport.App.Tests.GlassportProcess;

namespace Glassport.App.Tests;

public sealed class ImportCommandTests : IDisposable
{
    private const string Iis = """
        <configuration>
          <system.applicationHost>
            <sites>
              <site name="ours" id="1">
                <application path="/"><virtualDirectory path="/" physicalPath="D:\files\ours" /></application>
                <bindings><binding protocol="ftp" bindingInformation="127.0.0.1:2199:" /></bindings>
                <ftpServer><security><authentication><basicAuthentication enabled="true" /></authentication></security></ftpServer>
              </site>
            </sites>
          </system.applicationHost>
          <system.ftpServer>
            <security>
              <authentication><denyByFailure enabled="true" maxFailure="7" entryExpiration="00:00:45" /></authentication>
              <authorization><add accessType="Allow" roles="staff" permissions="Read" /></authorization>
            </security>
          </system.ftpServer>
        </configuration>
        """;

    private readonly TemporaryFolder temporary = new();

    public void Dispose() => temporary.Dispose();

    [Fact]
    public async Task A_dry_run_of_an_iis_import_tells_changes_and_differences_and_changes_nothing()
    {
        Outcome outcome = await ImportAsync(0, "iis", Write("applicationHost.config", Iis), "--map", @"D:\files=" + temporary.Root, "--dry-run");

        Assert.Contains("+ site \"ours\"", outcome.Output);
        Assert.Contains("+ group \"staff\"", outcome.Output);
        Assert.Matches(@"~ bans\.failures: \d+ -> 7\n", outcome.Output);
        Assert.Contains("accounts of Windows and their passwords are not in the file", outcome.Errors);
        Assert.Equal("{}\n", (await RunAsync("config", "export", "--state", temporary["state"])).Output);
    }

    [Fact]
    public async Task The_sites_groups_and_bans_of_iis_are_stored_and_the_same_file_once_more_changes_nothing()
    {
        string file = Write("applicationHost.config", Iis);
        await ImportAsync(0, "iis", file, "--map", @"D:\files=" + temporary.Root);
        Outcome again = await ImportAsync(0, "iis", file, "--map", @"D:\files=" + temporary.Root);

        JsonElement stored = JsonDocument.Parse((await RunAsync("config", "export", "--state", temporary["state"])).Output).RootElement;
        JsonElement site = Assert.Single(stored.GetProperty("sites").EnumerateArray());
        Assert.Equal(temporary.Root.TrimEnd('/') + "/ours", site.GetProperty("physicalPath").GetString());
        Assert.Equal("staff", Assert.Single(stored.GetProperty("groups").EnumerateArray()).GetProperty("name").GetString());
        Assert.Equal(7, stored.GetProperty("bans").GetProperty("failures").GetInt32());
        Assert.Equal("nothing changed\n", again.Output);
    }

    [Fact]
    public async Task A_vsftpd_conf_becomes_a_site_beside_the_others_and_sets_the_limits_of_the_server()
    {
        await RunAsync("site", "add", "files", "--root", temporary.Root, "--state", temporary["state"]);
        string file = Write("vsftpd.conf", $"listen_port=2198\nanonymous_enable=NO\nlocal_enable=YES\nmax_clients=12\nhide_file={{*.key,a*}}\nuserlist_enable=YES\nuserlist_deny=NO\nuserlist_file={Write("list", "ann\n")}\n");

        Outcome outcome = await ImportAsync(0, "vsftpd", file);

        Assert.Contains("+ site \"vsftpd\"", outcome.Output);
        JsonElement stored = JsonDocument.Parse((await RunAsync("config", "export", "--state", temporary["state"])).Output).RootElement;
        Assert.Equal(["files", "vsftpd"], stored.GetProperty("sites").EnumerateArray().Select(static site => site.GetProperty("name").GetString()));
        Assert.Equal(12, stored.GetProperty("limits").GetProperty("sessions").GetInt32());
    }

    [Fact]
    public async Task A_file_that_makes_no_sense_is_an_error_that_names_the_line()
    {
        string file = Write("vsftpd.conf", "listen=YES\nlisten_port=x\n");

        Assert.Equal($"glassport: {file}:2: bad number in config file for: listen_port\n", (await ImportAsync(1, "vsftpd", file)).Errors);
    }

    [Fact]
    public async Task A_map_without_two_paths_is_refused()
    {
        Assert.Contains("is no pair such as", (await ImportAsync(2, "iis", "x", "--map", "C:")).Errors);
    }

    private string Write(string name, string content)
    {
        File.WriteAllText(temporary[name], content);
        return temporary[name];
    }

    private async Task<Outcome> ImportAsync(int expected, params string[] arguments)
    {
        Outcome outcome = await RunAsync(["config", "import", .. arguments, "--state", temporary["state"]]);
        Assert.True(outcome.ExitCode == expected, outcome.Output + outcome.Errors);
        return outcome;
    }
}
