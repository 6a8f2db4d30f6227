namespace Glassport.Analysis.Extraction;

/// <summary>Where the files that a capture's transfers carried are saved. Analysis itself touches no disk.</summary>
public interface IPayloadArchive
{
    /// <summary>Begins a file whose name is not known yet: the command of a transfer can come after its first bytes.</summary>
    /// <exception cref="IOException">The file cannot be made. Ends the analysis.</exception>
    IPayloadFile Begin();
}
