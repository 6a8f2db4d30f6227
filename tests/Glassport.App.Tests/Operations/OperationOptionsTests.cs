using System.CommandLine;
using Glassport.App.Operations;

namespace Glassport.App.Tests.Operations;

public sealed class OperationOptionsTests
{
    [Theory]
    [InlineData("9110", "127.0.0.1:9110")]
    [InlineData(":9110", "127.0.0.1:9110")]
    [InlineData("localhost:9110", "127.0.0.1:9110")]
    [InlineData("192.0.2.1:9110", "192.0.2.1:9110")]
    [InlineData("[2001:db8::1]:9110", "[2001:db8::1]:9110")]
    [InlineData("*:9110", "[::]:9110")]
    public void Metrics_are_on_loopback_unless_an_address_is_given(string text, string endPoint) =>
        Assert.Equal(endPoint, Read("--metrics", text).Metrics!.ToString());

    [Theory]
    [InlineData("--metrics", "here")]
    [InlineData("--metrics", "192.0.2.1")]
    [InlineData("--metrics", "70000")]
    [InlineData("--otlp", "localhost:4318")]
    [InlineData("--log-format", "xml")]
    [InlineData("--log-level", "Loud")]
    public void What_makes_no_sense_is_refused(string option, string text) => Assert.NotEmpty(Parse(out _, option, text).Errors);

    [Fact]
    public void Nothing_is_opened_unless_it_is_asked_for()
    {
        OperationSettings settings = Read();

        Assert.Null(settings.Metrics);
        Assert.False(Telemetry.IsWanted(settings, static _ => null));
        Assert.True(Telemetry.IsWanted(settings, static name => name == "OTEL_EXPORTER_OTLP_ENDPOINT" ? "http://collector:4317" : null));
    }

    private static OperationSettings Read(params string[] line)
    {
        ParseResult parsed = Parse(out var options, line);
        Assert.Empty(parsed.Errors);
        return options.Read(parsed);
    }

    private static ParseResult Parse(out OperationOptions options, params string[] line)
    {
        options = new OperationOptions();
        RootCommand root = [];
        options.AddTo(root);
        return root.Parse(line);
    }
}
