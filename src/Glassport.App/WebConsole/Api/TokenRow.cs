namespace Glassport.App.WebConsole.Api;

/// <summary>A token, without what logs in.</summary>
/// <param name="Id">By what it is removed.</param>
/// <param name="Account">For whom it speaks.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Created">When it was made.</param>
internal sealed record TokenRow(string Id, string Account, string Purpose, DateTimeOffset Created);
