using System.Security.Cryptography;
using System.Text.Json;
using Glassport.Analysis.Rendering;
using Glassport.TestKit;

namespace Glassport.App.Tests.Extraction;

public sealed class GoldenExtractionTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Captures => [.. Directory.EnumerateFiles(Repository.PathOf("tests", "corpus", "golden"), "*.pcapng").Select(path => Path.GetFileNameWithoutExtension(path)).Order()];

    [Theory]
    [MemberData(nameof(Captures))]
    public async Task Every_file_of_the_truth_is_saved_with_its_hash(string name)
    {
        string golden = Repository.PathOf("tests", "corpus", "golden", name);
        using JsonDocument truth = JsonDocument.Parse(await File.ReadAllBytesAsync(golden + ".json"));

        Assert.Equal(0, await Explain.RunAsync(Request(golden + ".pcapng"), default));

        using JsonDocument manifest = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(folder["out"], "manifest.json")));
        JsonElement[] files = [.. manifest.RootElement.GetProperty("files").EnumerateArray()];
        string[] expected = [.. truth.RootElement.GetProperty("data_connections").EnumerateArray().Where(IsFile).Select(static data => data.GetProperty("sha256").GetString()!).Order()];
        Assert.Equal(expected, files.Select(static file => file.GetProperty("sha256").GetString()!).Order());
        Assert.All(files, file => Assert.Equal(
            file.GetProperty("sha256").GetString(),
            Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder["out"], file.GetProperty("savedAs").GetString()!))))));
        Assert.Equal(files.Length + 1, folder.NamesIn("out").Length);
    }

    [Fact]
    public async Task The_explanation_says_where_each_file_is()
    {
        Assert.Equal(0, await Explain.RunAsync(Request(Repository.PathOf("tests", "corpus", "golden", "seed-active.pcapng")), default));

        using JsonDocument explanation = JsonDocument.Parse(await File.ReadAllBytesAsync(folder["out.json"]));
        List<string?> saved = [.. explanation.RootElement.GetProperty("conversations")[0].GetProperty("dataConnections").EnumerateArray().Select(static data => data.GetProperty("savedAs").GetString())];
        Assert.Equal(new List<string?> { null, Path.Combine(folder["out"], "b.txt") }, saved);
    }

    public void Dispose() => folder.Dispose();

    private static bool IsFile(JsonElement data) => data.TryGetProperty("command", out JsonElement command) && command.GetString() is { } text
        && text.Split(' ')[0] is "RETR" or "STOR" or "APPE" or "STOU" && data.GetProperty("sha256").ValueKind == JsonValueKind.String
        && (data.GetProperty("bytes").GetInt64() > 0 || data.GetProperty("final_reply") is { ValueKind: JsonValueKind.Object } reply && reply.GetProperty("code").GetInt32() is >= 200 and < 300);

    private Explain.Request Request(string capture) => new()
    {
        Captures = [capture],
        Rendering = Renderings.All.First(static rendering => rendering.Name == "json"),
        Output = new FileInfo(folder["out.json"]),
        Extract = new DirectoryInfo(folder["out"]),
    };
}
