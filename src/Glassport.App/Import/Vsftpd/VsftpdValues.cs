using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;

namespace Glassport.App.Import.Vsftpd;

/// <summary>The options with their values, and a place for what is to be said about them.</summary>
internal sealed class VsftpdValues(IReadOnlyDictionary<string, VsftpdSetting> settings, VsftpdSurroundings surroundings, string file)
{
    /// <summary>A name or password that no command line can hold: for lists that admit nobody.</summary>
    public const string Nobody = "\n";

    /// <summary>Lists of names are short; a longer file is something else.</summary>
    private const int MostListBytes = 4 << 20;

    private readonly List<ImportWarning> warnings = [];

    /// <summary>What was said.</summary>
    public IReadOnlyList<ImportWarning> Warnings => warnings;

    /// <summary>The accounts and the network.</summary>
    public VsftpdSurroundings Surroundings { get; } = surroundings;

    /// <summary>Whether somebody wrote the option.</summary>
    public bool IsSet(string name) => settings.ContainsKey(name);

    /// <summary>The value of a boolean.</summary>
    public bool Flag(string name) => VsftpdParser.TryBoolean(Value(name, VsftpdKind.Boolean)!, out bool value) ? value : throw new UnreachableException(name);

    /// <summary>The value of a number.</summary>
    public long Number(string name) => VsftpdParser.TryNumber(Value(name, VsftpdKind.Number)!, out long value) ? value : throw new UnreachableException(name);

    /// <summary>The value of a text.</summary>
    public string? Text(string name) => Value(name, VsftpdKind.Text);

    /// <summary>The value of a number of seconds; 0, which is never, is what timers can count up to.</summary>
    public TimeSpan Seconds(string name) => Number(name) is > 0 and < 2_000_000 and long seconds ? TimeSpan.FromSeconds(seconds) : TimeSpan.FromDays(24);

    /// <summary>Notes that something is different here.</summary>
    public void Warn(string name, string text)
    {
        var setting = settings.GetValueOrDefault(name);
        warnings.Add(new(setting?.File ?? file, setting?.Line ?? 0, name, text));
    }

    /// <summary>What makes an option's value wrong.</summary>
    public ImportException Wrong(string name, string text)
    {
        var setting = settings.GetValueOrDefault(name);
        return new(setting?.File ?? file, setting?.Line ?? 0, $"{name}: {text}");
    }

    /// <summary>The content of the file that an option names.</summary>
    public string Content(string name)
    {
        string path = Text(name) ?? throw Wrong(name, "no file is named");
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > MostListBytes })
                throw Wrong(name, $"{path} is longer than 4 MiB");
            return File.ReadAllText(path, Encoding.UTF8);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Wrong(name, failure.Message);
        }
    }

    /// <summary>The lines of the file that an option names.</summary>
    public ImmutableArray<string> Lines(string name) => [.. Content(name).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r'))];

    private string? Value(string name, VsftpdKind kind)
    {
        var option = VsftpdOptions.Find(name);
        Debug.Assert(option?.Kind == kind, name);
        return settings.TryGetValue(name, out var setting) ? setting.Value : option?.Default;
    }
}
