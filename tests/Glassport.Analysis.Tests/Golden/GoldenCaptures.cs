using System.Collections.Concurrent;
using System.Text.Json;
using Glassport.Analysis.Model;
using Glassport.TestKit;

namespace Glassport.Analysis.Tests.Golden;

/// <summary>The captures of tests/corpus/golden, each explained once whatever number of tests ask for it.</summary>
internal static class GoldenCaptures
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<GoldenCapture>>> Explained = [];

    /// <summary>The names of all captures: their files' names without extension.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Directory.EnumerateFiles(Repository.PathOf("tests", "corpus", "golden"), "*.pcapng")
            .Select(static file => Path.GetFileNameWithoutExtension(file))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The same for theories.</summary>
    public static TheoryData<string> All => [.. Names];

    /// <summary>Where a capture lies.</summary>
    public static string PathOf(string name) => Repository.PathOf("tests", "corpus", "golden", name + ".pcapng");

    /// <summary>The capture with its truth and its explanation.</summary>
    public static Task<GoldenCapture> GetAsync(string name) =>
        Explained.GetOrAdd(name, static key => new(() => Task.Run(() => ExplainAsync(key)))).Value;

    private static async Task<GoldenCapture> ExplainAsync(string name)
    {
        byte[] truth = await File.ReadAllBytesAsync(Path.ChangeExtension(PathOf(name), ".json"));
        Explanation explanation = await Pipeline.ExplainAsync([PathOf(name)]);
        return new(name, JsonSerializer.Deserialize<JsonElement>(truth), explanation, Pipeline.Json(explanation));
    }
}
