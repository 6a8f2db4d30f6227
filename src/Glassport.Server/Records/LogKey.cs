namespace Glassport.Server.Records;

/// <summary>What makes two logs the same.</summary>
/// <param name="Form">The form.</param>
/// <param name="Path">The file or folder.</param>
/// <param name="LocalTime">Local time; else UTC.</param>
/// <param name="Protocol">With commands and replies.</param>
/// <param name="Fields">The columns, a blank between them; empty where the form has none.</param>
internal readonly record struct LogKey(LogForm Form, string Path, bool LocalTime, bool Protocol, string Fields = "");
