using Glassport.Analysis.Model;

namespace Glassport.App.WebConsole.Wire;

/// <summary>The files of a recording: nobody but the console's own user reads them, for captures hold passwords.</summary>
/// <param name="path">The folder, which is there.</param>
internal sealed class RecordingFolder(string path)
{
    /// <summary>The capture.</summary>
    public string Capture => Path.Combine(path, "capture");

    /// <summary>Where the transferred files are saved.</summary>
    public string Extracted => Path.Combine(path, "files");

    /// <summary>How many bytes the capture has so far.</summary>
    public long CaptureLength => new FileInfo(Capture) is { Exists: true } file ? file.Length : 0;

    /// <summary>The bytes of a frame.</summary>
    /// <exception cref="IOException">They cannot be read.</exception>
    public byte[] ReadFrame(FrameLocation frame)
    {
        using FileStream file = OpenCapture();
        byte[] bytes = new byte[frame.Captured];
        file.Position = frame.Offset;
        file.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>The capture, to be read.</summary>
    public FileStream OpenCapture() => new(Capture, new FileStreamOptions { Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0, Options = FileOptions.Asynchronous });

    /// <summary>Removes the folder.</summary>
    public void Remove()
    {
        try
        {
            Directory.Delete(path, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Somebody else was faster.
            return;
        }
    }
}
