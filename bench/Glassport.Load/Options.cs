using System.Globalization;

namespace Glassport.Load;

/// <summary>What the command line asks for.</summary>
internal sealed class Options(string kind, IReadOnlyDictionary<string, string> values)
{
    /// <summary>The kinds of load.</summary>
    public static readonly string[] Kinds = ["download", "upload", "files", "visits", "logins", "noops", "list", "idle"];

    public string Kind => kind;

    public string User => Text("user", "bench");

    public string Password => Text("password", "bench");

    public string Path => Text("path", "");

    public int Port => Number("port", 21);

    public int Sessions => Number("sessions", 1);

    /// <summary>How many sessions log in at the same time before the work.</summary>
    public int Window => Number("window", 32);

    public long Size => long.Parse(Text("size", "0"), CultureInfo.InvariantCulture);

    public bool Tls => Text("tls", "no") == "yes";

    public TimeSpan Seconds => TimeSpan.FromSeconds(Number("seconds", 3));

    /// <summary>How long nothing at all may happen.</summary>
    public int LimitMilliseconds => 1000 * Number("limit", 30);

    /// <summary>Whether operations are counted for a time, rather than the time of one measured.</summary>
    public bool Timed => kind is "files" or "visits" or "logins" or "noops";

    public bool LogsInFirst => kind is not ("visits" or "logins");

    /// <summary>The commands whose transfers are measured.</summary>
    public IEnumerable<string> Commands => kind switch
    {
        "download" => [$"RETR {Path}"],
        "files" or "visits" => Enumerable.Range(0, Number("count", 1)).Select(index => $"RETR {Path}{index:D4}"),
        "list" => [$"{Text("verb", "LIST")} {Path}"],
        _ => [],
    };

    public Session NewSession(Load load, int index) => kind switch
    {
        "download" => new DownloadSession(load, index),
        "upload" => new UploadSession(load, index),
        "files" => new FilesSession(load, index),
        "visits" => new VisitSession(load, index),
        "logins" => new LoginSession(load, index),
        "noops" => new NoopSession(load, index),
        "list" => new ListSession(load, index),
        _ => new IdleSession(load, index),
    };

    /// <summary>Reads <c>KIND --name value …</c>; null when it is not that.</summary>
    public static Options? Parse(string[] words)
    {
        if (words.Length % 2 == 0 || !Kinds.Contains(words[0]))
            return null;
        Dictionary<string, string> values = [];
        for (int i = 1; i < words.Length; i += 2)
        {
            if (!words[i].StartsWith("--", StringComparison.Ordinal))
                return null;
            values[words[i][2..]] = words[i + 1];
        }

        return new Options(words[0], values);
    }

    private string Text(string name, string otherwise) => values.GetValueOrDefault(name, otherwise);

    private int Number(string name, int otherwise) => values.TryGetValue(name, out string? text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
