namespace Glassport.App.WebConsole.Sites;

/// <summary>What a change of the settings did.</summary>
/// <param name="Changes">What changed, a line each.</param>
/// <param name="Warnings">What works now, but hardly as it is meant.</param>
/// <param name="Password">A password that was made up; shown only now.</param>
internal sealed record SaveResult(IReadOnlyList<string> Changes, IReadOnlyList<string> Warnings, string? Password = null);
