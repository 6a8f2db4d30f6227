namespace Glassport.App.Shell.Editing;

/// <summary>What a key did.</summary>
internal enum EditOutcome
{
    /// <summary>The line goes on.</summary>
    Going,

    /// <summary>The line goes on; the candidates are to be shown.</summary>
    Offered,

    /// <summary>The line goes on, on a clear screen.</summary>
    Cleared,

    /// <summary>The line is whole.</summary>
    Entered,

    /// <summary>The line was given up.</summary>
    Interrupted,

    /// <summary>The input is over.</summary>
    Ended,
}
