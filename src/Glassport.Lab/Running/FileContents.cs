using Glassport.Lab.Scenarios;

namespace Glassport.Lab.Running;

/// <summary>A scenario's files on disk.</summary>
internal static class FileContents
{
    /// <summary>Writes them.</summary>
    public static async Task WriteAsync(string folder, IReadOnlyDictionary<string, FileContent> files, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        foreach ((string name, FileContent content) in files)
            await File.WriteAllBytesAsync(Path.Combine(folder, name), content.ToBytes(), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The size of the largest file whose name begins so, in bytes: a client may give a file its name only when it is whole.</summary>
    public static long SizeOf(string folder, string beginning) => new DirectoryInfo(folder).EnumerateFiles(beginning + "*").Select(Length).DefaultIfEmpty().Max();

    private static long Length(FileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (FileNotFoundException)
        {
            // Renamed between the look into the folder and this.
            return 0;
        }
    }
}
