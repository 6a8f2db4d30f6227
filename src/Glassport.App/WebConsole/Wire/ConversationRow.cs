namespace Glassport.App.WebConsole.Wire;

/// <summary>A conversation in a list.</summary>
/// <param name="Id">Its id, such as <c>c1</c>.</param>
/// <param name="Client">The client's end.</param>
/// <param name="Server">The server's end.</param>
/// <param name="User">Who logged in, or null.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Transfers">How many data connections commands used.</param>
/// <param name="Bytes">What those carried.</param>
/// <param name="Findings">How many findings it has.</param>
/// <param name="IsEncrypted">Whether TLS protects it.</param>
internal sealed record ConversationRow(string Id, string Client, string Server, string? User, string Outcome, int Transfers, long Bytes, int Findings, bool IsEncrypted);
