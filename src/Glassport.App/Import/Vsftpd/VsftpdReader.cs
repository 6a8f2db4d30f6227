using Glassport.Server.Settings;

namespace Glassport.App.Import.Vsftpd;

/// <summary>Makes settings of a vsftpd.conf.</summary>
internal static class VsftpdReader
{
    /// <summary>Reads a file and then what the command line sets, as <c>vsftpd FILE -oNAME=VALUE</c> does.</summary>
    /// <exception cref="ImportException">Something is wrong; the message says in which file and line.</exception>
    public static VsftpdConfiguration Read(string? path, IEnumerable<string> settings, VsftpdSurroundings surroundings)
    {
        Dictionary<string, VsftpdSetting> set = new(StringComparer.Ordinal);
        if (path is not null)
            VsftpdParser.AddFile(path, set);
        foreach (string setting in settings)
            VsftpdParser.AddSetting(setting, set);

        VsftpdValues values = new(set, surroundings, path ?? VsftpdParser.CommandLine);
        var draft = Map(values);
        List<ImportWarning> ofUsers = [];
        var overrides = VsftpdOverrides.Read(set, values, surroundings, ofUsers);
        return new()
        {
            Settings = new ServerSettings { Sites = [draft.Site with { UserOverrides = overrides }], Limits = draft.Limits, Bans = draft.Bans },
            Background = draft.Background,
            RunsAsLaunchingUser = draft.RunsAsLaunchingUser,
            Warnings = [.. Differences(set).Concat(values.Warnings).OrderBy(warning => warning.Line), .. ofUsers],
        };
    }

    /// <summary>Runs every mapping once, in the order of the table.</summary>
    public static VsftpdDraft Map(VsftpdValues values)
    {
        var mappings = VsftpdOptions.All.Select(option => option.Map).OfType<VsftpdMapping>().Distinct();
        return mappings.Aggregate(new VsftpdDraft(), (draft, map) => map(draft, values));
    }

    /// <summary>A warning for every option that is not needed, or that asks for what is not supported.</summary>
    public static IEnumerable<ImportWarning> Differences(IEnumerable<KeyValuePair<string, VsftpdSetting>> settings)
    {
        foreach (var (name, setting) in settings)
        {
            var option = VsftpdOptions.Find(name);
            if (option?.Disposition == VsftpdDisposition.NotNeeded)
                yield return new(setting.File, setting.Line, name, "not needed: " + option.Note);
            else if (option?.Disposition == VsftpdDisposition.NotSupported && !IsDefault(option, setting.Value))
                yield return new(setting.File, setting.Line, name, "not supported: " + option.Note);
        }
    }

    private static bool IsDefault(VsftpdOption option, string? value) => option.Kind switch
    {
        VsftpdKind.Boolean => VsftpdParser.TryBoolean(value!, out bool is1) && VsftpdParser.TryBoolean(option.Default!, out bool is2) && is1 == is2,
        VsftpdKind.Number => VsftpdParser.TryNumber(value!, out long is1) && VsftpdParser.TryNumber(option.Default!, out long is2) && is1 == is2,
        _ => value == option.Default,
    };
}
