namespace Glassport.App.WebConsole.Sites;

/// <summary>Something that the server noted.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Time">When.</param>
/// <param name="Level">How serious: <c>information</c>, <c>warning</c> or <c>error</c>.</param>
/// <param name="Kind">What kind: <c>login-failed</c>, <c>data-connection-failed</c>, …; <c>other</c> for the rest.</param>
/// <param name="Text">What the log says.</param>
/// <param name="Explanation">What it means and what to do, where it is a failure.</param>
internal sealed record RecordRow(long Number, DateTimeOffset Time, string Level, string Kind, string Text, string? Explanation);
