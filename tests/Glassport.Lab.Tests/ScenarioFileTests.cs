using System.Text;
using Glassport.Lab.Scenarios;

namespace Glassport.Lab.Tests;

public sealed class ScenarioFileTests
{
    private const string Least = """
        "title": { "en": "t", "zh": "t" },
        "lesson": { "en": "l", "zh": "l" },
        "client": { "types": ["bye"] },
        "see": {}
        """;

    [Fact]
    public void What_is_left_out_is_the_first_article()
    {
        Scenario scenario = Parse($$"""{ "name": "mine", {{Least}}, }""");

        Assert.Equal(["client", "server"], scenario.Hosts.Keys);
        Assert.Equal("192.168.111.15/24", scenario.Hosts["server"].Interfaces[0].Address);
        Assert.Equal(111, scenario.Files["b.txt"].ToBytes().Length);
        Assert.Equal(("ftpuser", "ftppass", "server"), (scenario.Server.User, scenario.Server.Password, scenario.Server.Host));
        Assert.Equal(("client", 1, "client"), (scenario.Client.Host, scenario.Client.Repeats, scenario.CaptureOn));
    }

    [Theory]
    [InlineData("\"name\": \"a/b\"", "name: 'a/b' is no name")]
    [InlineData("\"name\": \"x\", \"hosts\": {}", "hosts: a lab has from 1 to 16 hosts")]
    [InlineData("\"name\": \"x\", \"hosts\": { \"A b\": { \"interfaces\": [{ \"network\": \"lan\", \"address\": \"10.0.0.1/24\" }] } }", "'A b' is no host name")]
    [InlineData("\"name\": \"x\", \"hosts\": { \"a\": { \"interfaces\": [{ \"network\": \"lan\", \"address\": \"10.0.0.1\" }] } }", "'10.0.0.1' is no address with its prefix length")]
    [InlineData("\"name\": \"x\", \"hosts\": { \"a\": { \"interfaces\": [{ \"network\": \"lan\", \"address\": \"10.0.0.1/24; reboot\" }] } }", "is no address with its prefix length")]
    [InlineData("\"name\": \"x\", \"captureOn\": \"router\"", "captureOn: there is no host 'router'; there are client, server.")]
    [InlineData("\"name\": \"x\", \"files\": { \"../etc\": { \"text\": \"\" } }", "'../etc' is no file name")]
    [InlineData("\"name\": \"x\", \"server\": { \"passivePorts\": \"9-8\" }", "server.passivePorts: '9-8' is no range of ports")]
    [InlineData("\"name\": \"x\", \"server\": { \"user\": \"a:b\" }", "server.user: 'a:b' is no user of a server")]
    [InlineData("\"name\": \"x\", \"server\": { \"password\": \"a\\nb\" }", "server.password: it has a control character.")]
    [InlineData("\"name\": \"x\", \"server\": { \"publicAddress\": \"here\" }", "server.publicAddress: 'here' is no address")]
    [InlineData("\"name\": \"x\", \"hosts\": { \"a\": null }", "hosts: null stands for nothing here")]
    [InlineData("\"name\": \"x\", \"hosts\": { \"a\": { \"interfaces\": [null] } }", "hosts.a.interfaces: null stands for nothing here")]
    [InlineData("\"name\": \"x\", \"events\": [null]", "events: null stands for nothing here")]
    [InlineData("\"name\": \"x\", \"programs\": [{ \"host\": \"client\", \"command\": [] }]", "programs.command: it names no program")]
    [InlineData("\"name\": \"x\", \"server\": { \"publicAddress\": \"1\" }", "server.publicAddress: '1' is no address")]
    [InlineData("\"name\": \"x\", \"hosts\": { \"a\": { \"interfaces\": [{ \"network\": \"lan\", \"address\": \"fd00::1/64\" }], \"gateway\": \"fe80::1%lan\" } }", "hosts.a.gateway: 'fe80::1%lan' is no address")]
    [InlineData("\"name\": \"x\", \"files\": { \"big\": { \"bytes\": -1 } }", "files: 'big' has no -1 bytes")]
    public void What_makes_no_sense_is_refused_with_its_place_and_reason(string members, string reason)
    {
        ScenarioException refused = Assert.Throws<ScenarioException>(() => Parse($$"""{ {{members}}, {{Least}} }"""));

        Assert.StartsWith("mine.json: ", refused.Message, StringComparison.Ordinal);
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "name": "x", "tpyo": 1 }""", "line 1")]
    [InlineData("""{ "client": {} }""", "name")]
    [InlineData("""{ "name": null }""", "name")]
    [InlineData("{", "line 1")]
    [InlineData("null", "null is no scenario")]
    public void What_is_no_scenario_is_refused_with_its_place(string json, string place) =>
        Assert.Contains(place, Assert.Throws<ScenarioException>(() => Parse(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void Noise_is_the_same_each_time_and_a_beginning_of_itself()
    {
        byte[] whole = new FileContent { Bytes = 1000 }.ToBytes();

        Assert.Equal(whole[..300], new FileContent { Bytes = 300 }.ToBytes());
        Assert.True(whole.Distinct().Count() > 200);
    }

    [Fact]
    public void Every_scenario_of_the_catalogue_can_be_read_and_is_called_as_its_file() =>
        Assert.All(ScenarioCatalogue.Names, static name => Assert.Equal(name, ScenarioCatalogue.Find(name)!.Name));

    [Fact]
    public void Every_file_of_the_catalogue_is_listed() =>
        Assert.Equal(
            typeof(ScenarioCatalogue).Assembly.GetManifestResourceNames().Order(StringComparer.Ordinal),
            ScenarioCatalogue.Names.Select(static name => name + ".json").Order(StringComparer.Ordinal));

    private static Scenario Parse(string json) => ScenarioFile.Parse(Encoding.UTF8.GetBytes(json), "mine.json");
}
