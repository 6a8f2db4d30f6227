namespace Glassport.App.WebConsole.Files;

/// <summary>A line of what was said in a visit.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Session">Which of the visit's sessions, from 1: transfers beside each other have one each.</param>
/// <param name="Time">When.</param>
/// <param name="Text">The line: <c>C&gt;</c> a command, <c>S&gt;</c> a reply, <c>D</c> a data connection, <c>*</c> what went on beside it.</param>
internal sealed record DialogueLine(long Number, int Session, DateTimeOffset Time, string Text);
