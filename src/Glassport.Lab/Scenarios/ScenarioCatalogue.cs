namespace Glassport.Lab.Scenarios;

/// <summary>The scenarios that come with Glassport: one file each in Catalogue/, one line each here, in the order in which they are best read.</summary>
public static class ScenarioCatalogue
{
    /// <summary>The scenario of the first article, which runs when none is named.</summary>
    public const string Default = "active";

    /// <summary>The names.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        Default,
        "browser",
        "login-failed",
        "active-blocked",
        "passive-nat",
        "active-nat",
        "tls",
        "tls-reuse-required",
        "resume",
        "abort",
        "idle-timeout",
        "bounce",
        "brute-force",
        "port-stolen",
        "slow-link",
        "loss",
        "ipv6",
        "ascii-damage",
        "server-killed",
        "vlan",
    ];

    /// <summary>The scenario of that name, or null.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="ScenarioException">It makes no sense.</exception>
    public static Scenario? Find(string name) => Names.Contains(name) ? ScenarioFile.Parse(Source(name), name + ".json") : null;

    /// <summary>The scenario's file as it is, for those who want to write their own.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    public static byte[] Source(string name)
    {
        using Stream file = typeof(ScenarioCatalogue).Assembly.GetManifestResourceStream(name + ".json")
            ?? throw new ArgumentOutOfRangeException(nameof(name), name, "No such scenario.");
        using MemoryStream content = new();
        file.CopyTo(content);
        return content.ToArray();
    }
}
