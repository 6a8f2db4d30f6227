namespace Glassport.App.Doctor;

/// <summary>How a check came out.</summary>
internal enum Mark
{
    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Worth knowing.</summary>
    Notice,

    /// <summary>It works, but something should be changed.</summary>
    Weak,

    /// <summary>It does not work, or is dangerous.</summary>
    Bad,

    /// <summary>It could not be tried, or was not to be.</summary>
    Skipped,
}
