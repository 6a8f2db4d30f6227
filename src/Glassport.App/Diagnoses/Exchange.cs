using Glassport.Client;

namespace Glassport.App.Diagnoses;

/// <summary>A command of the client and what the server answered.</summary>
/// <param name="Line">The command line, its password masked.</param>
internal sealed record Exchange(string Line)
{
    /// <summary>The verb.</summary>
    public string Verb => Line.Split(' ', 2)[0].ToUpperInvariant();

    /// <summary>The replies, 1yz first.</summary>
    public List<ServerReply> Replies { get; } = [];

    /// <summary>The last reply that is no 1yz, or null.</summary>
    public ServerReply? Final => Replies.LastOrDefault(static reply => !reply.IsPreliminary);
}
