using System.Xml.Linq;

namespace Glassport.App.Import.Iis;

/// <summary>A site's elements: its own first, then siteDefaults.</summary>
/// <param name="Document">The file.</param>
/// <param name="Element">The site.</param>
/// <param name="Defaults">siteDefaults, where there is one.</param>
/// <param name="Paths">Where folders are.</param>
internal sealed record IisSite(IisDocument Document, XElement Element, XElement? Defaults, IisPaths Paths)
{
    /// <summary>The name.</summary>
    public string Name => Document.Text(Element, "name") ?? throw Document.Wrong(Element, "a site has no name");

    /// <summary>The element below ftpServer that sets an attribute.</summary>
    public XElement? Where(string path, string attribute)
    {
        var own = IisDocument.Find(Element, path);
        return own?.Attribute(attribute) is not null ? own : IisDocument.Find(Defaults, path);
    }

    /// <summary>An attribute's value.</summary>
    public string? Text(string path, string attribute) => Document.Text(Where(path, attribute), attribute);

    /// <summary>An attribute that is true or false.</summary>
    public bool? Flag(string path, string attribute) => Document.Flag(Where(path, attribute), attribute);

    /// <summary>An attribute that is a number.</summary>
    public long? Number(string path, string attribute) => Document.Number(Where(path, attribute), attribute);

    /// <summary>An attribute that is a list of flags.</summary>
    public IReadOnlySet<string> Flags(string path, string attribute) => (Text(path, attribute) ?? "")
        .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Notes that something is different here.</summary>
    public void Warn(string path, string attribute, string text) =>
        Document.Warn(Where(path, attribute) is { } element ? element : Element, $"{Name}: {path}/@{attribute}", text);
}
