using Glassport.Analysis.Story;
using Glassport.App.Laboratory;
using Glassport.Lab.Running;
using Glassport.Lab.Scenarios;
using Glassport.Lab.Seats;
using static Glassport.App.Tests.GlassportProcess;

namespace Glassport.App.Tests.Laboratory;

public sealed class LabTextTests
{
    [Theory]
    [InlineData("active", "ftp://ftpuser@192.168.111.15")]
    [InlineData("passive-nat", "ftp://ftpuser@192.168.111.1")]
    [InlineData("ipv6", "ftp://ftpuser@[fd00:192:168:111::15]")]
    public void Who_keeps_a_lab_is_told_an_address_that_the_client_takes(string scenario, string address)
    {
        LabCall call = new()
        {
            Named = scenario,
            Scenario = ScenarioCatalogue.Find(scenario)!,
            Server = SeatPrograms.Servers[0],
            Client = SeatPrograms.Clients[0],
            Output = "",
            Language = Language.English,
        };

        Assert.Contains(new LabText(Language.English).Held(call), line => line.EndsWith("glassport connect " + address, StringComparison.Ordinal));
    }

    [Fact]
    public void Alternatives_are_told_as_such() =>
        Assert.Equal("the story says “a” or “b”", new LabText(Language.English).Of(new LessonPoint(LessonKind.Says, "a|b", true)));

    [Fact]
    public async Task What_to_start_is_named_once()
    {
        Outcome outcome = await RunAsync("lab", "up", "active", "--topology", "mine.json");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("name one of them", outcome.Errors, StringComparison.Ordinal);
    }
}
