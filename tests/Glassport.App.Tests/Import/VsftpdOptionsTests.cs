using System.Text.RegularExpressions;
using Glassport.App.Import.Vsftpd;
using Glassport.TestKit;

namespace Glassport.App.Tests.Import;

public sealed class VsftpdOptionsTests
{
    [Fact]
    public void Names_are_unique_and_in_order_within_their_kind()
    {
        Assert.Equal(VsftpdOptions.All.Length, VsftpdOptions.Names.Distinct().Count());
        foreach (var kind in VsftpdOptions.All.GroupBy(option => option.Kind))
            Assert.Equal(kind.Select(option => option.Name).Order(StringComparer.Ordinal), kind.Select(option => option.Name));
    }

    [Fact]
    public void Defaults_are_values_of_their_kind()
    {
        Assert.All(VsftpdOptions.All.Where(option => option.Kind == VsftpdKind.Boolean), option => Assert.True(VsftpdParser.TryBoolean(option.Default!, out _), option.Name));
        Assert.All(VsftpdOptions.All.Where(option => option.Kind == VsftpdKind.Number), option => Assert.True(VsftpdParser.TryNumber(option.Default!, out _), option.Name));
    }

    [Fact]
    public void What_is_not_honoured_says_why_and_does_nothing() =>
        Assert.All(VsftpdOptions.All.Where(option => option.Disposition != VsftpdDisposition.Honoured), option =>
        {
            Assert.NotEmpty(option.Note);
            Assert.Null(option.Map);
        });

    [Fact]
    public void The_document_has_the_table()
    {
        string document = File.ReadAllText(Repository.PathOf("docs", "vsftpd.md"));
        string[] rows = [.. document.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal))];

        Assert.Equal(VsftpdOptions.All.Select(Row), rows);
    }

    [Fact]
    public void The_document_counts_the_options()
    {
        string document = File.ReadAllText(Repository.PathOf("docs", "vsftpd.md"));

        foreach (var options in VsftpdOptions.All.GroupBy(option => option.Disposition))
            Assert.Contains($"{options.Count()} are {Words(options.Key)}", document, StringComparison.Ordinal);
    }

    private static string Row(VsftpdOption option)
    {
        string value = option.Default is null ? "" : $"`{option.Default}`";
        return $"| `{option.Name}` | {option.Kind.ToString().ToLowerInvariant()} | {value} | {Words(option.Disposition)} | {option.Note} |";
    }

    private static string Words(VsftpdDisposition disposition) =>
        Regex.Replace(disposition.ToString(), "(?<=[a-z])(?=[A-Z])", " ").ToLowerInvariant();
}
