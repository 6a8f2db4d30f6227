namespace Glassport.App.WebConsole.Api;

/// <summary>A token that was made.</summary>
/// <param name="Id">By what it is removed.</param>
/// <param name="Token">What logs in, in <c>Authorization: Bearer</c>. It cannot be had again.</param>
internal sealed record NewToken(string Id, string Token);
