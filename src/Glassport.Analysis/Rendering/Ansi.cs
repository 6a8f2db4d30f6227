using Glassport.Analysis.Model;

namespace Glassport.Analysis.Rendering;

/// <summary>Colours and weights for terminals (ECMA-48 §8.3.117), or nothing at all.</summary>
/// <param name="Enabled">Whether the output may hold them.</param>
internal readonly record struct Ansi(bool Enabled)
{
    public string Bold(string text) => Wrap("1", text);

    public string Dim(string text) => Wrap("2", text);

    public string Blue(string text) => Wrap("34", text);

    public string Cyan(string text) => Wrap("36", text);

    public string Green(string text) => Wrap("32", text);

    public string Red(string text) => Wrap("31", text);

    public string Of(Severity severity, string text) => severity switch
    {
        Severity.Error => Wrap("1;31", text),
        Severity.Warning => Wrap("33", text),
        Severity.Notice => Wrap("36", text),
        _ => Wrap("2", text),
    };

    private string Wrap(string code, string text) => Enabled && text.Length > 0 ? $"\x1b[{code}m{text}\x1b[0m" : text;
}
