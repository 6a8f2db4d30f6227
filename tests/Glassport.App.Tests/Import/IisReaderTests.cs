using System.Net;
using Glassport.App.Import;
using Glassport.App.Import.Iis;
using Glassport.Server.Settings;

namespace Glassport.App.Tests.Import;

public sealed class IisReaderTests : IDisposable
{
    private const string Whole = """
        <?xml version="1.0" encoding="UTF-8"?>
        <configuration>
          <system.applicationHost>
            <sites>
              <site name="Default Web Site" id="1">
                <application path="/"><virtualDirectory path="/" physicalPath="%SystemDrive%\inetpub\wwwroot" /></application>
                <bindings><binding protocol="http" bindingInformation="*:80:" /></bindings>
              </site>
              <site name="ftp.example.com" id="5" serverAutoStart="true">
                <application path="/">
                  <virtualDirectory path="/" physicalPath="%SystemDrive%\inetpub\www.example.com" />
                  <virtualDirectory path="/archive" physicalPath="D:\archive" />
                </application>
                <bindings>
                  <binding protocol="ftp" bindingInformation="*:21:" />
                  <binding protocol="ftp" bindingInformation="192.0.2.1:990:ftp.example.com" />
                  <binding protocol="ftp" bindingInformation="[::1]:2121:" />
                </bindings>
                <ftpServer allowUTF8="true">
                  <security>
                    <ssl controlChannelPolicy="SslAllow" dataChannelPolicy="SslRequire" serverCertHash="57686F" />
                    <authentication>
                      <basicAuthentication enabled="true" />
                      <anonymousAuthentication enabled="false" />
                    </authentication>
                    <commandFiltering maxCommandLine="4096" allowUnlisted="true"><add command="syst" allowed="false" /></commandFiltering>
                    <dataChannelSecurity matchClientAddressForPort="false" />
                  </security>
                  <connections maxConnections="100" unauthenticatedTimeout="31" minBytesPerSecond="9" />
                  <directoryBrowse showFlags="StyleUnix, UseGmtTime" />
                  <firewallSupport externalIp4Address="203.0.113.9" />
                  <messages expandVariables="true" greetingMessage="Welcome %UserName%!" exitMessage="Bye" bannerMessage="Ours" maxClientsMessage="Full" />
                  <userIsolation mode="StartInUsersDirectory" />
                  <logFile directory="%SystemDrive%\logs" logExtFileFlags="Date, BytesSent, Method, Info" />
                  <fileHandling keepPartialUploads="true" />
                </ftpServer>
              </site>
              <siteDefaults>
                <ftpServer><connections controlChannelTimeout="77" unauthenticatedTimeout="99" /></ftpServer>
              </siteDefaults>
            </sites>
          </system.applicationHost>
          <system.ftpServer>
            <firewallSupport lowDataChannelPort="40000" highDataChannelPort="40100" />
            <security>
              <authentication><denyByFailure enabled="true" maxFailure="5" entryExpiration="00:00:45" /></authentication>
              <authorization><add accessType="Allow" users="*" permissions="Read" /></authorization>
            </security>
          </system.ftpServer>
          <location path="ftp.example.com">
            <system.ftpServer>
              <security>
                <authorization>
                  <add accessType="Allow" roles="administrators" permissions="Read, Write" />
                  <add accessType="Deny" users="guest, EXAMPLE\chris" permissions="Write" />
                </authorization>
                <ipSecurity allowUnlisted="false">
                  <add ipAddress="169.254.0.0" subnetMask="255.255.0.0" />
                  <add ipAddress="127.0.0.1" allowed="true" />
                </ipSecurity>
                <requestFiltering>
                  <fileExtensions><add fileExtension=".exe" allowed="false" /></fileExtensions>
                  <hiddenSegments><add segment="_vti_bin" /></hiddenSegments>
                  <requestLimits maxAllowedContentLength="1000000" />
                </requestFiltering>
              </security>
            </system.ftpServer>
          </location>
          <location path="ftp.example.com/private">
            <system.ftpServer>
              <security><authorization><clear /><add accessType="Allow" users="chris" permissions="Read" /></authorization></security>
            </system.ftpServer>
          </location>
        </configuration>
        """;

    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Fact]
    public void Sites_with_an_ftp_binding_come_over_with_their_folders()
    {
        var site = Assert.Single(Read(Whole).Sites);

        Assert.Equal("ftp.example.com", site.Name);
        Assert.Equal("/srv/www.example.com", site.PhysicalPath);
        Assert.Equal(new VirtualDirectory("/archive", @"D:\archive"), Assert.Single(site.VirtualDirectories));
        Assert.Equal(IsolationMode.StartInUserDirectory, site.Isolation);
        Assert.True(site.IsStarted);
    }

    [Fact]
    public void Bindings_keep_address_port_and_host_and_port_990_is_implicit() => Assert.Equal(
        [new("*", 21, null, TlsMode.Explicit), new("192.0.2.1", 990, "ftp.example.com", TlsMode.Implicit), new("::1", 2121, null, TlsMode.Explicit)],
        Read(Whole).Sites[0].Bindings.AsEnumerable());

    [Fact]
    public void The_settings_of_the_ftp_server_come_over_and_those_of_site_defaults_stand_behind_them()
    {
        var site = Read(Whole).Sites[0];

        Assert.Equal((false, true), (site.Authentication.Anonymous, site.Authentication.Users));
        Assert.Equal((false, true, true), (site.Tls.RequireForLogin, site.Tls.RequireForData, site.Tls.AllowClearCommandChannel));
        Assert.Equal(100, site.Limits.Sessions);
        Assert.Equal((31, 77, 30), (site.Limits.LoginTimeout.TotalSeconds, site.Limits.IdleTimeout.TotalSeconds, site.Limits.StallTimeout.TotalSeconds));
        Assert.Equal(9, site.Limits.MinimumRate);
        Assert.Equal((ListingStyle.Unix, false, false), (site.Files.Listing, site.Files.LocalTime, site.Files.DeletePartialUploads));
        Assert.Equal(("Ours", "Welcome %UserName%!", "Bye", "Full"), (site.Messages.Banner, site.Messages.Welcome, site.Messages.Goodbye, site.Messages.TooMany));
        Assert.Equal(IPAddress.Parse("203.0.113.9"), site.Data.PublicAddress);
        Assert.Equal(new PortRange(40000, 40100), site.Data.PassivePorts);
        Assert.Equal((true, false), (site.Data.ForeignActive, site.Data.ForeignPassive));
        Assert.Equal(["SYST"], site.Commands.Denied.AsEnumerable());
        Assert.Equal(5, Read(Whole).Bans?.Failures);
        Assert.Equal(TimeSpan.FromSeconds(45), Read(Whole).Bans?.Duration);
    }

    [Fact]
    public void Rules_are_those_of_the_deepest_folder_first_and_the_server_s_last()
    {
        var rules = Read(Whole).Sites[0].Rules;

        Assert.Equal(
            [
                new(RuleEffect.Allow, new(PrincipalKind.User, "chris"), FileOperations.Read, "/private"),
                new(RuleEffect.Deny, Principal.Everyone, FileOperations.All, "/private"),
                new(RuleEffect.Allow, new(PrincipalKind.Group, "administrators"), FileOperations.All),
                new(RuleEffect.Deny, new(PrincipalKind.User, "guest"), FileOperations.Write),
                new(RuleEffect.Deny, new(PrincipalKind.User, "chris"), FileOperations.Write),
                new(RuleEffect.Allow, Principal.Everyone, FileOperations.Read),
            ],
            rules.AsEnumerable());
        Assert.Equal("administrators", Assert.Single(Read(Whole).Groups).Name);
    }

    [Fact]
    public void A_site_that_clears_the_rules_does_not_hear_the_server_s()
    {
        string cleared = Whole.Replace("<authorization>\n          <add accessType=\"Allow\" roles", "<authorization>\n          <clear /><add accessType=\"Allow\" roles", StringComparison.Ordinal);

        Assert.NotEqual(Whole, cleared);
        Assert.DoesNotContain(Read(cleared).Sites[0].Rules, rule => rule.Path == "/" && rule.Who == Principal.Everyone);
    }

    [Fact]
    public void Addresses_and_names_are_filtered_as_before()
    {
        var site = Read(Whole).Sites[0];

        Assert.Equal(
            ["Deny 169.254.0.0/16", "Allow 127.0.0.1/32", "Deny 0.0.0.0/0", "Deny ::/0"],
            site.Addresses.Select(rule => $"{rule.Effect} {rule.Network}"));
        Assert.Equal(["*.exe"], site.Files.DeniedNames.AsEnumerable());
        Assert.Equal(["_vti_bin"], site.Files.HiddenNames.AsEnumerable());
    }

    [Fact]
    public void The_columns_of_the_log_come_in_their_order() =>
        Assert.Equal(["date", "cs-method", "sc-bytes", "x-debug"], Read(Whole).Sites[0].Logs.W3CFields.AsEnumerable());

    [Theory]
    [InlineData("serverCertHash", "export it with its key as PKCS #12")]
    [InlineData("physicalPath", @"D:\archive is a folder of Windows")]
    [InlineData("directory", @"%SystemDrive%\logs is a folder of Windows, so no log is written")]
    [InlineData("greetingMessage", "variables in texts are not filled in")]
    [InlineData("maxAllowedContentLength", "not brought over: 1000000")]
    [InlineData("allowUTF8", "not brought over: true")]
    [InlineData("users", "EXAMPLE\\chris is called chris here")]
    [InlineData("users", "rules name chris, guest")]
    public void What_does_not_come_over_is_named_with_its_line(string option, string text)
    {
        var warning = Assert.Single(Read(Whole).Warnings, warning =>
            warning.Option.EndsWith(option, StringComparison.Ordinal) && warning.Text.Contains(text, StringComparison.Ordinal));

        string line = Whole.Split('\n')[warning.Line - 1];
        Assert.True(line.Contains(option, StringComparison.Ordinal) || line.Contains("<configuration>", StringComparison.Ordinal), line);
    }

    [Theory]
    [InlineData("SslRequire", true, false)]
    [InlineData("SslRequireCredentialsOnly", true, true)]
    [InlineData("SslAllow", false, true)]
    [InlineData("2", true, true)]
    public void The_policy_of_the_control_channel_decides_about_logins_and_ccc(string policy, bool required, bool clear)
    {
        var tls = Read(Whole.Replace("controlChannelPolicy=\"SslAllow\"", $"controlChannelPolicy=\"{policy}\"", StringComparison.Ordinal)).Sites[0].Tls;

        Assert.Equal((required, required, clear), (tls.RequireForLogin, tls.RequireForAnonymousLogin, tls.AllowClearCommandChannel));
    }

    [Fact]
    public void Without_a_certificate_and_where_none_is_required_there_is_no_tls() => Assert.All(
        Read(Whole.Replace(" serverCertHash=\"57686F\"", "", StringComparison.Ordinal)).Sites[0].Bindings, binding => Assert.Equal(TlsMode.None, binding.Tls));

    [Fact]
    public void Isolated_users_have_their_folders_in_local_user()
    {
        var read = Read(Whole.Replace("StartInUsersDirectory", "IsolateAllDirectories", StringComparison.Ordinal));

        Assert.Equal(IsolationMode.UserDirectory, read.Sites[0].Isolation);
        Assert.Equal("/srv/www.example.com/LocalUser", read.Sites[0].PhysicalPath);
    }

    [Theory]
    [InlineData("<configuration><a></configuration>", ":1: ")]
    [InlineData("<html></html>", "no applicationHost.config")]
    [InlineData("<!DOCTYPE x [<!ENTITY a SYSTEM \"/etc/passwd\">]><configuration>&a;</configuration>", "DTD is prohibited")]
    [InlineData("", ": ")]
    public void What_is_no_such_file_is_refused(string text, string expected)
    {
        string message = Assert.Throws<ImportException>(() => Read(text)).Message;

        Assert.StartsWith(file, message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("*:21:", "*:twenty:", "bindingInformation is not address:port:host")]
    [InlineData("*:21:", "21", "bindingInformation is not address:port:host")]
    [InlineData("maxConnections=\"100\"", "maxConnections=\"many\"", "maxConnections is no number")]
    [InlineData("enabled=\"true\"", "enabled=\"perhaps\"", "enabled is neither true nor false")]
    [InlineData("accessType=\"Allow\"", "accessType=\"Maybe\"", "accessType is neither Allow nor Deny")]
    [InlineData("permissions=\"Read\"", "permissions=\"Everything\"", "permissions are Read and Write")]
    [InlineData("ipAddress=\"127.0.0.1\"", "ipAddress=\"here\"", "no network of addresses")]
    [InlineData("203.0.113.9", "router", "no IPv4 address")]
    [InlineData("00:00:45", "soon", "entryExpiration is no time")]
    public void A_value_that_makes_no_sense_is_refused_with_its_line(string right, string wrong, string expected)
    {
        var failure = Assert.Throws<ImportException>(() => Read(Whole.Replace(right, wrong, StringComparison.Ordinal)));

        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
        Assert.True(failure.Line > 1);
    }

    [Fact]
    public void Every_beginning_of_a_file_is_refused()
    {
        for (int length = 0; length < Whole.Length - 1; length += 97)
            Assert.Throws<ImportException>(() => Read(Whole[..length]));
    }

    [Theory]
    [InlineData(@"C:\inetpub=/srv", @"C:\inetpub", "/srv")]
    [InlineData(@"%SystemDrive%\inetpub\=/srv/", @"c:\INETPUB\a\b", "/srv/a/b")]
    [InlineData(@"C:\inetpub=/srv", @"C:\inetpubs\a", @"C:\inetpubs\a")]
    public void Folders_move_by_whole_names(string move, string path, string expected)
    {
        Assert.True(IisPaths.TryParse(move, out var parsed));

        new IisPaths([parsed]).TryMap(path, out string mapped);

        Assert.Equal(expected, mapped);
    }

    [Theory]
    [InlineData("C:\\inetpub")]
    [InlineData("=x")]
    [InlineData("C:\\a=")]
    public void A_move_needs_both_sides(string text) => Assert.False(IisPaths.TryParse(text, out _));

    private IisConfiguration Read(string text)
    {
        File.WriteAllText(file, text);
        return IisReader.Read(file, new([new(@"C:\inetpub", "/srv")]));
    }
}
