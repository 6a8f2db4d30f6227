using Glassport.TestKit;

namespace Glassport.Server.Tests.Transcripts;

/// <summary>docs/verbs.md says what the tables say. GLASSPORT_WRITE_DOCS=1 writes it.</summary>
public sealed class VerbsDocumentTests
{
    private static readonly string Path = Repository.PathOf("docs", "verbs.md");

    [Fact]
    public void The_document_is_as_the_table_has_it()
    {
        string expected = VerbsDocument.Write();
        if (Environment.GetEnvironmentVariable("GLASSPORT_WRITE_DOCS") == "1")
            File.WriteAllText(Path, expected);

        Assert.Equal(expected, File.ReadAllText(Path));
    }
}
