using System.Text;
using System.Text.Json;
using Glassport.Client;

namespace Glassport.App.Remote;

/// <summary>
/// What is known of hosts, as JSON: an object of objects with <c>way</c>, <c>encoding</c> and <c>certificateHash</c>. Every command of the client
/// begins with it, so it is read and written member by member: the serializer takes longer to start than a small file to fetch.
/// </summary>
internal static class HostFactsJson
{
    private const string Way = "way", EncodingName = "encoding", CertificateHash = "certificateHash";

    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    /// <summary>Reads; members that make no sense are left out.</summary>
    /// <param name="json">UTF-8.</param>
    /// <exception cref="JsonException">It is no JSON.</exception>
    /// <exception cref="InvalidOperationException">A text in it is half a surrogate pair.</exception>
    public static Dictionary<string, HostFacts> Read(ReadOnlyMemory<byte> json)
    {
        Dictionary<string, HostFacts> hosts = new(StringComparer.OrdinalIgnoreCase);
        using var document = JsonDocument.Parse(json);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
            return hosts;
        foreach (var host in document.RootElement.EnumerateObject())
        {
            DataWay? way = Enum.TryParse(Text(host.Value, Way), out DataWay known) && Enum.IsDefined(known) ? known : null;
            hosts[host.Name] = new(way, Text(host.Value, EncodingName), Text(host.Value, CertificateHash));
        }

        return hosts;
    }

    /// <summary>Writes.</summary>
    /// <param name="hosts">The hosts.</param>
    public static string Write(IReadOnlyDictionary<string, HostFacts> hosts)
    {
        using MemoryStream json = new();
        using (Utf8JsonWriter writer = new(json, Indented))
        {
            writer.WriteStartObject();
            foreach (var (site, facts) in hosts)
            {
                writer.WriteStartObject(site);
                Write(writer, Way, facts.Way?.ToString());
                Write(writer, EncodingName, facts.Encoding);
                Write(writer, CertificateHash, facts.CertificateHash);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(json.GetBuffer().AsSpan(0, (int)json.Length));
    }

    private static string? Text(JsonElement host, string name) =>
        host.ValueKind == JsonValueKind.Object && host.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;

    private static void Write(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
            writer.WriteString(name, value);
    }
}
