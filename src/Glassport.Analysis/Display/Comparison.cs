namespace Glassport.Analysis.Display;

/// <summary>How a field is compared.</summary>
internal enum Comparison
{
    /// <summary>== or eq.</summary>
    Equal,

    /// <summary>!= or ne.</summary>
    NotEqual,

    /// <summary>&lt; or lt.</summary>
    Less,

    /// <summary>&lt;= or le.</summary>
    AtMost,

    /// <summary>&gt; or gt.</summary>
    Greater,

    /// <summary>&gt;= or ge.</summary>
    AtLeast,

    /// <summary>contains.</summary>
    Contains,
}
