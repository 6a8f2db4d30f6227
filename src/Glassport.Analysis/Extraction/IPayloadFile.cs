namespace Glassport.Analysis.Extraction;

/// <summary>A file while its bytes stream by. It is gone without a trace unless it is kept.</summary>
public interface IPayloadFile
{
    /// <summary>Writes the next bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <exception cref="IOException">They cannot be written. Ends the analysis.</exception>
    void Write(ReadOnlySpan<byte> bytes);

    /// <summary>Leaves out bytes that are missing from the capture; they read as zeros.</summary>
    /// <param name="length">How many.</param>
    void Skip(long length);

    /// <summary>The transfer is over and known: gives the file its name. Nothing more is written.</summary>
    /// <param name="transfer">What the file is.</param>
    /// <returns>The path that it was saved under.</returns>
    /// <exception cref="IOException">The file cannot be finished. Ends the analysis.</exception>
    string Keep(SavedTransfer transfer);

    /// <summary>The bytes were no file. Harmless after <see cref="Keep"/>.</summary>
    void Discard();
}
