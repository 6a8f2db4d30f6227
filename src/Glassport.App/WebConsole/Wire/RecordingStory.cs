using Glassport.Analysis.Rendering;

namespace Glassport.App.WebConsole.Wire;

/// <summary>What a recording is explained with, as far as it has come.</summary>
/// <param name="Revision">Grows with each new explanation.</param>
/// <param name="Conversations">The FTP conversations, in order of their first packet.</param>
/// <param name="Omitted">How many more there are.</param>
/// <param name="Findings">The findings of the capture and of its conversations, most severe first.</param>
internal sealed record RecordingStory(int Revision, IReadOnlyList<ConversationRow> Conversations, int Omitted, IReadOnlyList<ToldFinding> Findings);
