using System.Text.Encodings.Web;
using System.Text.Json;
using Glassport.Analysis.Rendering;
using Glassport.App.Administration;
using Glassport.Capture.Live;

namespace Glassport.App.Capturing;

/// <summary>Does what <c>glassport capture interfaces</c> promises.</summary>
internal static class InterfaceList
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Lists the interfaces on standard output; answers the exit code.</summary>
    public static async Task<int> RunAsync(bool json)
    {
        try
        {
            IReadOnlyList<InterfaceFacts> interfaces = LiveInterfaces.List();
            if (json)
                await WriteJsonAsync(interfaces).ConfigureAwait(false);
            else
                await Table.WriteAsync(["NAME", "STATE", "ADDRESSES", "DESCRIPTION"], interfaces.Select(Row)).ConfigureAwait(false);
            return ExitCode.Success;
        }
        catch (LiveCaptureException failure)
        {
            await Console.Error.WriteLineAsync("glassport: " + SafeText.Visible(failure.Message)).ConfigureAwait(false);
            return ExitCode.Failure;
        }
    }

    /// <summary>A row of the table.</summary>
    internal static string[] Row(InterfaceFacts facts) =>
        [facts.Name, string.Join(", ", States(facts)), string.Join(", ", Addresses(facts)), facts.Description ?? ""];

    private static IEnumerable<string> States(InterfaceFacts facts)
    {
        yield return facts.IsUp ? "up" : "down";
        if (facts.IsUp && !facts.IsRunning)
            yield return "not running";
        if (facts.IsLoopback)
            yield return "loopback";
        if (facts.IsWireless)
            yield return "wireless";
        if (facts.IsConnected == false)
            yield return "no carrier";
    }

    private static IEnumerable<string> Addresses(InterfaceFacts facts)
    {
        foreach (InterfaceAddress address in facts.Addresses)
            yield return address.ToString();
        if (facts.Mac is { } mac)
            yield return mac.ToString();
    }

    private static async Task WriteJsonAsync(IReadOnlyList<InterfaceFacts> interfaces)
    {
        Stream output = Console.OpenStandardOutput();
        await using (output.ConfigureAwait(false))
        {
            Utf8JsonWriter writer = new(output, Options);
            await using (writer.ConfigureAwait(false))
            {
                writer.WriteStartArray();
                foreach (InterfaceFacts facts in interfaces)
                    Write(writer, facts);
                writer.WriteEndArray();
                await writer.FlushAsync().ConfigureAwait(false);
            }

            output.WriteByte((byte)'\n');
        }
    }

    private static void Write(Utf8JsonWriter writer, InterfaceFacts facts)
    {
        writer.WriteStartObject();
        writer.WriteString("name", facts.Name);
        writer.WriteString("description", facts.Description);
        writer.WriteStartArray("addresses");
        foreach (InterfaceAddress address in facts.Addresses)
            writer.WriteStringValue(address.ToString());
        writer.WriteEndArray();
        writer.WriteString("mac", facts.Mac?.ToString());
        writer.WriteBoolean("up", facts.IsUp);
        writer.WriteBoolean("running", facts.IsRunning);
        writer.WriteBoolean("loopback", facts.IsLoopback);
        writer.WriteBoolean("wireless", facts.IsWireless);
        writer.WritePropertyName("connected");
        if (facts.IsConnected is { } connected)
            writer.WriteBooleanValue(connected);
        else
            writer.WriteNullValue();
        writer.WriteEndObject();
    }
}
