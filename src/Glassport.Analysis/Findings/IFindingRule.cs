using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Findings;

/// <summary>One kind of finding: when it applies, and its words in every language. A rule keeps no state.</summary>
public interface IFindingRule
{
    /// <summary>The id of docs/explanation.md; never reused or renamed.</summary>
    string Id { get; }

    /// <summary>How bad it is.</summary>
    Severity Severity { get; }

    /// <summary>The words for <paramref name="finding"/>, which this rule made.</summary>
    FindingWords Words(Finding finding, Language language);
}

/// <summary>A rule that looks at one conversation.</summary>
public interface IConversationRule : IFindingRule
{
    /// <summary>From when on what it finds will not change, so that it can be told before the conversation is over.</summary>
    Settled Settled { get; }

    /// <summary>Whether it makes one finding of a whole conversation, and not one of each transfer or command.</summary>
    bool IsOnce { get; }

    /// <summary>What it finds in <paramref name="conversation"/>.</summary>
    IEnumerable<Finding> Check(Conversation conversation);
}

/// <summary>When what a rule finds is final. Each moment includes those before it.</summary>
public enum Settled
{
    /// <summary>As soon as the packets that prove it were seen.</summary>
    AtOnce,

    /// <summary>When the transfer that it is about has ended, or could not begin.</summary>
    WithTransfer,

    /// <summary>When the client has gone on after the transfer: it may still close the connection over it.</summary>
    WithNextCommand,

    /// <summary>When the conversation is over.</summary>
    WithConversation,
}

/// <summary>A rule that looks at the capture as a whole.</summary>
public interface ICaptureRule : IFindingRule
{
    /// <summary>What it finds in <paramref name="capture"/>.</summary>
    IEnumerable<Finding> Check(CaptureView capture);
}
