namespace Glassport.App.WebConsole.Wire;

/// <summary>Where a session is seen.</summary>
/// <param name="Recording">The recording.</param>
/// <param name="Conversation">The conversation in it.</param>
internal sealed record FoundConversation(string Recording, string Conversation);
