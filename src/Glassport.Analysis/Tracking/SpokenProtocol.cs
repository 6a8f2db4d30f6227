namespace Glassport.Analysis.Tracking;

/// <summary>Judges once for each side, by its first bytes, whether FTP is spoken where it is expected.</summary>
internal struct SpokenProtocol
{
    private bool clientJudged;
    private bool serverJudged;
    private bool greetsAsFtp;

    /// <summary>Whether the server has been heard.</summary>
    public readonly bool ServerJudged => serverJudged;

    /// <summary>Whether a side has been heard.</summary>
    public readonly bool Judged(bool fromClient) => fromClient ? clientJudged : serverJudged;

    /// <summary>Hears the first bytes of a side; what they look like when it is no FTP, else null.</summary>
    /// <param name="fromClient">Which side.</param>
    /// <param name="bytes">Its first bytes.</param>
    /// <param name="fromStart">Whether they are the first of the connection, not only of the capture.</param>
    public string? Judge(bool fromClient, ReadOnlySpan<byte> bytes, bool fromStart)
    {
        if (fromClient)
            clientJudged = true;
        else
            serverJudged = true;
        string looks = ProtocolGuess.Of(bytes);
        bool other = fromClient
            ? looks is not "unknown" && (!serverJudged || (looks == "smtp" && !greetsAsFtp))
            : looks is not "unknown" && !(looks == "smtp" && ProtocolGuess.SaysFtp(bytes));
        greetsAsFtp |= !fromClient && ProtocolGuess.SaysFtp(bytes);

        // Every reply begins with a digit; what comes first in the capture, but not on the connection, may be any part of one.
        other |= !fromClient && fromStart && !ProtocolGuess.CanBeReply(bytes);
        return other ? looks : null;
    }
}
