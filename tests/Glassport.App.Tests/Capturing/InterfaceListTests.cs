using System.Diagnostics;
using System.Text.Json;
using Glassport.TestKit;

namespace Glassport.App.Tests.Capturing;

public sealed class InterfaceListTests
{
    [NamespaceFact]
    public async Task Interfaces_are_listed_with_their_addresses_and_state()
    {
        await using VethPair pair = await VethPair.CreateAsync();
        string text = await ListAsync(pair);
        Assert.Matches($@"(?m)^{pair.LeftInterface} +up +10\.0\.0\.1/24, .*([0-9a-f]{{2}}:){{5}}[0-9a-f]{{2}}$", text);
        Assert.Matches(@"(?m)^lo +up, loopback +127\.0\.0\.1/8", text);

        JsonElement json = JsonDocument.Parse(await ListAsync(pair, "--json")).RootElement;
        JsonElement cable = json.EnumerateArray().Single(one => one.GetProperty("name").GetString() == pair.LeftInterface);
        Assert.Equal("10.0.0.1/24", cable.GetProperty("addresses")[0].GetString());
        Assert.True(cable.GetProperty("up").GetBoolean());
        Assert.True(cable.GetProperty("running").GetBoolean());
        Assert.True(cable.GetProperty("connected").GetBoolean());
        Assert.False(cable.GetProperty("loopback").GetBoolean());
        Assert.Contains(cable.GetProperty("mac").GetString()!, await VethPair.RunAsync(pair.Left, "ip", "link", "show", pair.LeftInterface), StringComparison.Ordinal);
    }

    [NamespaceFact]
    public async Task An_interface_that_is_down_says_so_and_is_a_clear_error_to_capture_on()
    {
        await using VethPair pair = await VethPair.CreateAsync();
        await VethPair.RunAsync(pair.Left, "ip", "link", "set", pair.LeftInterface, "down");
        Assert.Matches($"(?m)^{pair.LeftInterface} +down", await ListAsync(pair));
        using Process process = Process.Start(VethPair.On(
            pair.Left, "dotnet", Path.Combine(AppContext.BaseDirectory, "glassport.dll"), "capture", "-i", pair.LeftInterface, "-w", "/dev/null"))!;
        string errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(1, process.ExitCode);
        Assert.StartsWith($"glassport: The interface {pair.LeftInterface} is down.", errors, StringComparison.Ordinal);
    }

    private static Task<string> ListAsync(VethPair pair, params string[] arguments) =>
        VethPair.RunAsync(pair.Left, ["dotnet", Path.Combine(AppContext.BaseDirectory, "glassport.dll"), "capture", "interfaces", .. arguments]);
}
