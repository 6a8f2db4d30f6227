using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Glassport.Architecture.Tests;

/// <summary>Which project may know which; ARCHITECTURE.md draws the same.</summary>
public sealed partial class Arrows
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Glassport.Protocol"] = [],
        ["Glassport.Packets"] = [],
        ["Glassport.Capture"] = ["Glassport.Packets"],
        ["Glassport.Analysis"] = ["Glassport.Protocol", "Glassport.Packets"],
        ["Glassport.Server"] = ["Glassport.Protocol"],
        ["Glassport.Client"] = ["Glassport.Protocol", "Glassport.Packets"],
        ["Glassport.Lab"] = ["Glassport.Protocol", "Glassport.Packets", "Glassport.Analysis"],
        ["Glassport.App"] = ["Glassport.Protocol", "Glassport.Packets", "Glassport.Capture", "Glassport.Analysis", "Glassport.Server", "Glassport.Client", "Glassport.Lab"],
    };

    private static readonly Dictionary<string, string[]> AllowedPackages = new()
    {
        ["Glassport.App"] = ["System.CommandLine", "Microsoft.Data.Sqlite", "OpenTelemetry", "OpenTelemetry.Exporter.OpenTelemetryProtocol"],
        ["Glassport.Server"] = ["Microsoft.Extensions.Logging.Abstractions"],
    };

    [Fact]
    public void Every_project_in_src_has_its_arrows_here() =>
        Assert.Equal(Allowed.Keys.Order(), SourceTree.Projects("src").Select(project => project.Project));

    [Fact]
    public void Projects_reference_only_what_they_may_know()
    {
        var wrong = SourceTree.Projects("src").SelectMany(project => References(project, "ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference))
            .Where(reference => !Allowed[project.Project].Contains(reference))
            .Select(reference => $"{project.Project} -> {reference}"));

        Assert.Empty(wrong);
    }

    [Fact]
    public void Sources_name_only_the_projects_that_they_may_know()
    {
        var wrong = SourceTree.CSharpFiles("src").SelectMany(file => ProjectName().Matches(file.Text)
            .Select(match => match.Value)
            .Where(name => name != file.Project && Allowed.ContainsKey(name) && !Allowed[file.Project].Contains(name))
            .Select(name => $"{file.Path} names {name}"));

        Assert.Empty(wrong);
    }

    [Fact]
    public void The_product_depends_on_no_package_without_a_decision_record()
    {
        var wrong = SourceTree.Projects("src").SelectMany(project => References(project, "PackageReference")
            .Where(package => !AllowedPackages.GetValueOrDefault(project.Project, []).Contains(package))
            .Select(package => $"{project.Project} -> {package}"));

        Assert.Empty(wrong);
    }

    [Fact]
    public void Packets_does_not_know_the_word_ftp() =>
        Assert.Empty(SourceTree.CSharpFiles("src/Glassport.Packets").SelectMany(file => file.Lines(line => Ftp().IsMatch(line))));

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        string solution = SourceTree.File("Glassport.slnx").Text;
        string[] folders = ["src", "tests", "bench"];

        Assert.All(folders.SelectMany(SourceTree.Projects), project => Assert.Contains($"\"{project.Path}\"", solution, StringComparison.Ordinal));
    }

    private static IEnumerable<string> References(SourceFile project, string element) =>
        XDocument.Parse(project.Text).Descendants(element).Select(reference => reference.Attribute("Include")!.Value.Replace('\\', '/'));

    [GeneratedRegex(@"\bGlassport\.[A-Z][A-Za-z]+")]
    private static partial Regex ProjectName();

    [GeneratedRegex(@"\bftps?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Ftp();
}
