using System.Text.Json;

namespace Glassport.Lab.Scenarios;

/// <summary>Reads scenarios.</summary>
public static class ScenarioFile
{
    private const int Longest = 1 << 20;

    /// <summary>Reads a scenario from a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ScenarioException">It cannot be read, or makes no sense.</exception>
    public static async Task<Scenario> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 4096, useAsync: true);
            await using (file.ConfigureAwait(false))
            {
                if (file.CanSeek && file.Length > Longest)
                    throw new ScenarioException($"{path}: no scenario is longer than {Longest} bytes.");
                return Parse(await ReadAsync(file, cancellationToken).ConfigureAwait(false), path);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ScenarioException($"{path}: {failure.Message}", failure);
        }
    }

    /// <summary>Reads a scenario from JSON.</summary>
    /// <param name="json">The JSON, in UTF-8. Comments and trailing commas are let pass.</param>
    /// <param name="origin">Where it is from, for messages.</param>
    /// <exception cref="ScenarioException">It makes no sense.</exception>
    public static Scenario Parse(ReadOnlySpan<byte> json, string origin)
    {
        try
        {
            Scenario scenario = JsonSerializer.Deserialize(json, ScenarioJson.Default.Scenario)
                ?? throw new ScenarioException($"{origin}: null is no scenario.");
            ScenarioCheck.Require(scenario, origin);
            return scenario;
        }
        catch (JsonException fault)
        {
            string place = fault.LineNumber is { } line ? $"line {line + 1}, at {fault.Path}: " : "";
            throw new ScenarioException($"{origin}: {place}{Reason(fault)}", fault);
        }
    }

    private static async Task<byte[]> ReadAsync(Stream file, CancellationToken cancellationToken)
    {
        using MemoryStream content = new();
        byte[] buffer = new byte[4096];
        // A device has no length, and may have no end.
        for (int read; (read = await file.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0 && content.Length <= Longest;)
            content.Write(buffer, 0, read);
        return content.ToArray();
    }

    // The place stands behind the reason in the parser's own words, and is told already.
    private static string Reason(JsonException fault)
    {
        int place = fault.Message.IndexOf(" Path: ", StringComparison.Ordinal);
        return place < 0 ? fault.Message : fault.Message[..place];
    }
}
