using Glassport.Lab.Seats;

namespace Glassport.Lab.Tests.Seats;

public sealed class ClassicInputTests
{
    [Fact]
    public void What_is_typed_in_a_scenario_is_typed_behind_the_login() => Assert.Equal(
        """
        open 192.168.111.15 21
        user ftpuser ftppass
        ls
        get b.txt
        bye

        """,
        ClassicInput.Of(Chairs.Typing("ls", "get b.txt", "bye")));

    [Fact]
    public void Ports_of_active_mode_are_what_the_system_is_told_to_give() => Assert.Equal(
        """
        open 192.168.111.15 21
        user ftpuser ftppass
        !echo 49194 49194 >/proc/sys/net/ipv4/ip_local_port_range
        ls
        binary
        !echo 49195 49195 >/proc/sys/net/ipv4/ip_local_port_range
        get b.txt
        !echo 49194 49194 >/proc/sys/net/ipv4/ip_local_port_range
        get a.txt

        """,
        ClassicInput.Of(Chairs.Client(new() { Active = true, ActivePorts = "49194-49195", Types = ["ls", "binary", "get b.txt", "get a.txt"] })));

    [Fact]
    public void Settings_come_first() => Assert.StartsWith("epsv4 off\nopen ", ClassicInput.Of(Chairs.Typing(), "epsv4 off"), StringComparison.Ordinal);

    [Theory]
    [InlineData("  GET  b.txt ", "get", "b.txt", true)]
    [InlineData("quote PORT 1,2,3,4,5,6", "quote", "PORT 1,2,3,4,5,6", false)]
    [InlineData("!sleep 3", "!", "sleep 3", false)]
    [InlineData("! sleep 3", "!", "sleep 3", false)]
    [InlineData("ls", "ls", "", true)]
    [InlineData("bye", "bye", "", false)]
    public void A_line_is_a_verb_and_the_rest(string line, string verb, string rest, bool transfers)
    {
        TypedLine typed = TypedLine.Parse(line);

        Assert.Equal((verb, rest, transfers), (typed.Verb, typed.Rest, typed.Transfers));
    }
}
