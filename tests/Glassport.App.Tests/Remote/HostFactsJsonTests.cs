using System.Text;
using System.Text.Json;
using Glassport.App.Remote;
using Glassport.Client;

namespace Glassport.App.Tests.Remote;

public sealed class HostFactsJsonTests
{
    [Fact]
    public void What_is_written_is_read_again()
    {
        Dictionary<string, HostFacts> hosts = new()
        {
            ["ftp://one"] = new(DataWay.Pasv, "windows-1251", "ab12"),
            ["ftpes://two:2121"] = new(CertificateHash: "cd\"34"),
            ["ftp://três"] = new(),
        };

        Assert.Equal(hosts, Read(HostFactsJson.Write(hosts)));
    }

    [Fact]
    public void The_form_is_that_of_earlier_versions() => Assert.Equal(
        """
        {
          "ftp://one": {
            "way": "Epsv",
            "certificateHash": "ab"
          }
        }
        """,
        HostFactsJson.Write(new Dictionary<string, HostFacts> { ["ftp://one"] = new(DataWay.Epsv, CertificateHash: "ab") }),
        ignoreLineEndingDifferences: true);

    [Theory]
    [InlineData("""{"h": {"way": "Nonsense", "encoding": "koi8-r"}}""")]
    [InlineData("""{"h": {"way": "9", "encoding": "koi8-r"}}""")]
    [InlineData("""{"h": {"way": 9, "encoding": "koi8-r", "certificateHash": []}}""")]
    [InlineData("""{"H": {"encoding": "koi8-r", "more": {"way": "Epsv"}}}""")]
    public void Members_that_make_no_sense_are_left_out(string json) => Assert.Equal(new HostFacts(Encoding: "koi8-r"), Read(json)["h"]);

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    public void Where_no_hosts_are_none_are_read(string json) => Assert.Empty(Read(json));

    [Theory]
    [InlineData("""{"h": 7}""")]
    [InlineData("""{"h": null}""")]
    public void A_host_of_which_nothing_is_told_is_one_of_which_nothing_is_known(string json) => Assert.Equal(new HostFacts(), Read(json)["h"]);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"h": {"way": "Epsv"}""")]
    public void What_is_no_json_is_told(string json) => Assert.ThrowsAny<JsonException>(() => Read(json));

    private static Dictionary<string, HostFacts> Read(string json) => HostFactsJson.Read(Encoding.UTF8.GetBytes(json));
}
