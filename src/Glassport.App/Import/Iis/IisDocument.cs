using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Glassport.App.Import.Iis;

/// <summary>An applicationHost.config. It notes which attributes are read, so that the rest can be named.</summary>
internal sealed class IisDocument
{
    /// <summary>A file with thousands of sites has a few million letters.</summary>
    private const long MostCharacters = 32L << 20;

    private readonly HashSet<XAttribute> read = [];
    private readonly List<ImportWarning> warnings = [];

    private IisDocument(string file, XElement configuration)
    {
        File = file;
        Configuration = configuration;
    }

    /// <summary>Where it came from.</summary>
    public string File { get; }

    /// <summary>The element around everything.</summary>
    public XElement Configuration { get; }

    /// <summary>What was said about it.</summary>
    public IReadOnlyList<ImportWarning> Warnings => warnings;

    /// <summary>Reads a file; no document type, no entity, and nothing from elsewhere.</summary>
    /// <exception cref="ImportException">It cannot be read, or is not what it should be.</exception>
    public static IisDocument Load(string path)
    {
        XmlReaderSettings settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostCharacters };
        try
        {
            using var reader = XmlReader.Create(path, settings);
            var root = XDocument.Load(reader, LoadOptions.SetLineInfo).Root;
            return root?.Name.LocalName == "configuration"
                ? new(path, root)
                : throw new ImportException(path, 1, "no applicationHost.config: <configuration> is missing");
        }
        catch (XmlException failure)
        {
            throw new ImportException(path, failure.LineNumber, failure.Message);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ImportException(path, 0, failure.Message);
        }
    }

    /// <summary>The element that a path of names leads to, from an element.</summary>
    public static XElement? Find(XElement? element, string path) =>
        path.Split('/').Aggregate(element, (current, name) => current?.Elements().FirstOrDefault(child => child.Name.LocalName == name));

    /// <summary>An attribute's value.</summary>
    public string? Text(XElement? element, string name)
    {
        if (element?.Attribute(name) is not { } attribute)
            return null;
        read.Add(attribute);
        return attribute.Value;
    }

    /// <summary>An attribute that is true or false.</summary>
    public bool? Flag(XElement? element, string name)
    {
        string? text = Text(element, name);
        return text is null ? null : bool.TryParse(text, out bool value) ? value : throw Wrong(element!, $"{name} is neither true nor false: {text}");
    }

    /// <summary>An attribute that is a number, from 0.</summary>
    public long? Number(XElement? element, string name)
    {
        string? text = Text(element, name);
        if (text is null)
            return null;
        return uint.TryParse(text, CultureInfo.InvariantCulture, out uint value) ? value : throw Wrong(element!, $"{name} is no number: {text}");
    }

    /// <summary>Notes that something is different here.</summary>
    public void Warn(XObject place, string option, string text) => warnings.Add(new(File, Line(place), option, text));

    /// <summary>What makes an element wrong.</summary>
    public ImportException Wrong(XElement element, string text) => new(File, Line(element), $"<{element.Name.LocalName}>: {text}");

    /// <summary>Names every attribute below an element that nobody read.</summary>
    public void WarnOfTheRest(XElement? element)
    {
        foreach (var attribute in element?.DescendantsAndSelf().Attributes().Where(attribute => !read.Contains(attribute)) ?? [])
            Warn(attribute, $"{attribute.Parent!.Name.LocalName}/@{attribute.Name.LocalName}", $"not brought over: {attribute.Value}");
    }

    private static int Line(XObject place) => ((IXmlLineInfo)place).LineNumber;
}
