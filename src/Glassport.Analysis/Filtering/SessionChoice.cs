namespace Glassport.Analysis.Filtering;

/// <summary>Whether a session is one that is looked for, as far as its dialogue has told.</summary>
/// <param name="expression">What is looked for; the host is not its business.</param>
internal sealed class SessionChoice(FtpFilterExpression expression)
{
    private bool userSeen = expression.User is null;
    private bool fileSeen = expression.File is null;

    /// <summary>What is known.</summary>
    public FateState State { get; private set; } = expression is { User: null, File: null } ? FateState.Kept : FateState.Open;

    /// <summary>Whether files are chosen, and with them data connections.</summary>
    public bool ChoosesFiles => expression.File is not null;

    /// <summary>USER said a name.</summary>
    public void HearUser(ReadOnlySpan<byte> name)
    {
        if (!userSeen && expression.User!.MatchesName(name))
            userSeen = true;
        Decide();
    }

    /// <summary>The login was accepted: it was somebody else when the user looked for was not named before.</summary>
    public void LogIn()
    {
        if (!userSeen)
            Fail();
    }

    /// <summary>A command named a path; true when that is the file looked for.</summary>
    public bool HearPath(ReadOnlySpan<byte> path)
    {
        bool found = expression.File is { } file && file.MatchesPath(path);
        fileSeen |= found;
        Decide();
        return found;
    }

    /// <summary>It is not, or cannot be known any more.</summary>
    public void Fail()
    {
        if (State == FateState.Open)
            State = FateState.Dropped;
    }

    private void Decide()
    {
        if (State == FateState.Open && userSeen && fileSeen)
            State = FateState.Kept;
    }
}
