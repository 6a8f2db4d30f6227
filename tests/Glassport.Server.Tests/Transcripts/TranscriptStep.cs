namespace Glassport.Server.Tests.Transcripts;

/// <summary>One line of a transcript.</summary>
/// <param name="Line">Its number in the file.</param>
/// <param name="Keyword">What stands before the first blank.</param>
/// <param name="Text">What stands behind it.</param>
internal sealed record TranscriptStep(int Line, string Keyword, string Text)
{
    /// <summary>Reads the steps of a transcript; empty lines and comments are none.</summary>
    public static IReadOnlyList<TranscriptStep> Read(string path)
    {
        List<TranscriptStep> steps = [];
        int number = 0;
        foreach (string line in File.ReadLines(path))
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
                continue;
            int blank = line.IndexOf(' ', StringComparison.Ordinal);
            steps.Add(blank < 0 ? new(number, line, "") : new(number, line[..blank], line[(blank + 1)..]));
        }

        return steps;
    }
}
