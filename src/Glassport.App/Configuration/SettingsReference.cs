using System.Text;
using System.Text.Json.Nodes;
using Glassport.App.Configuration.Forms;

namespace Glassport.App.Configuration;

/// <summary>The reference of all settings in docs/configuration.md, made of the forms that read them.</summary>
internal static class SettingsReference
{
    /// <summary>The sections, one for each kind of object.</summary>
    public static string Build()
    {
        StringBuilder text = new();
        foreach (IObjectForm form in SettingsSchema.Objects())
        {
            text.Append($"\n### {form.Name}\n\n{form.Summary}\n\n| member | value | default | meaning |\n|---|---|---|---|\n");
            foreach (MemberText member in form.Members)
                text.Append($"| `{member.Name}` | {Value(member)} | {Default(member)} | {Cell(member.Summary)} |\n");
        }

        return text.ToString();
    }

    private static string Value(MemberText member)
    {
        string words = Cell(member.Form.Words);
        foreach (IObjectForm part in member.Form.Objects)
            words = words.Replace($"({part.Name})", $"([{part.Name}](#{part.Name.ToLowerInvariant()}))", StringComparison.Ordinal);
        return words;
    }

    private static string Default(MemberText member) => member switch
    {
        { Required: true } => "required",
        { Default: null } => "null",
        { Default: JsonObject } => "its defaults",
        _ => $"`{JsonText.OneLine(member.Default)}`",
    };

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
