namespace Glassport.Server.Records;

/// <summary>Which way a transfer's data goes, as the server sees it.</summary>
internal enum TransferDirection : byte
{
    /// <summary>To the client: a file.</summary>
    Download,

    /// <summary>From the client: a file.</summary>
    Upload,

    /// <summary>To the client: a listing.</summary>
    Listing,
}
