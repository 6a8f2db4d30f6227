namespace Glassport.Server.Sessions;

/// <summary>
/// An answer to a command (RFC 959 §4.2). A line feed in the text makes a reply of several lines: the first and the last bear the code,
/// those between are indented by a blank.
/// </summary>
/// <param name="Code">The three digits.</param>
/// <param name="English">The text.</param>
/// <param name="Chinese">The same in Simplified Chinese.</param>
internal sealed record Reply(int Code, string English, string Chinese)
{
    /// <summary>A reply whose text is data, or the same in every language.</summary>
    /// <param name="code">The three digits.</param>
    /// <param name="text">The text.</param>
    public Reply(int code, string text)
        : this(code, text, text)
    {
    }

    /// <summary>The control connection is closed behind it.</summary>
    public bool Closes { get; init; }

    /// <summary>The text in a language.</summary>
    /// <param name="language">The language.</param>
    public string Text(ReplyLanguage language) => language == ReplyLanguage.Chinese ? Chinese : English;

    /// <summary>True for 4yz and 5yz.</summary>
    public bool IsFailure => Code >= 400;
}
