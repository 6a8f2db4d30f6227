namespace Glassport.App.Shell;

/// <summary>The colours of the shell, by their numbers in ECMA-48's SGR.</summary>
internal enum Colour
{
    /// <summary>The terminal's own.</summary>
    None = 0,

    /// <summary>What was refused for good.</summary>
    Red = 31,

    /// <summary>Programs.</summary>
    Green = 32,

    /// <summary>What was refused for now.</summary>
    Yellow = 33,

    /// <summary>Directories.</summary>
    Blue = 34,

    /// <summary>Links.</summary>
    Cyan = 36,
}
