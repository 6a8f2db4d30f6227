using System.Security.Cryptography;
using System.Text;

namespace Glassport.Analysis.Rendering;

/// <summary>The style sheets and the script that pages carry inside them.</summary>
internal static class PageAssets
{
    /// <summary>The colours, light and dark.</summary>
    public static string Palette { get; } = Read("palette.css");

    /// <summary>The ladder's style.</summary>
    public static string LadderStyle { get; } = Read("ladder.css");

    /// <summary>The report's style.</summary>
    public static string ReportStyle { get; } = Read("report.css");

    /// <summary>The report's script.</summary>
    public static string ReportScript { get; } = Read("report.js");

    /// <summary>What a content security policy calls a text inside an element (CSP level 2 §4.2.5).</summary>
    public static string PolicyHash(string content) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}'";

    private static string Read(string name)
    {
        using Stream stream = typeof(PageAssets).Assembly.GetManifestResourceStream($"Glassport.Pages.{name}")
            ?? throw new InvalidOperationException($"The assembly lacks its resource {name}.");
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
