namespace Glassport.App.WebConsole.Files;

/// <summary>An upload that went well.</summary>
/// <param name="Bytes">How many bytes went, those that were there before not counted.</param>
/// <param name="Sha256">The hash of what went, in hexadecimal digits.</param>
internal sealed record UploadResult(long Bytes, string Sha256);
