namespace Glassport.App.Import;

/// <summary>Something of another server's configuration that is not as it was there.</summary>
/// <param name="File">The file, or <c>-o</c> for the command line.</param>
/// <param name="Line">The line in it, from 1; 0 where there is none.</param>
/// <param name="Option">The option or element that it is about.</param>
/// <param name="Text">What is different, and what to do where something can be done.</param>
internal sealed record ImportWarning(string File, int Line, string Option, string Text)
{
    /// <summary><c>file:line: option: text</c>, as compilers write it.</summary>
    public override string ToString() => $"{ImportException.Place(File, Line)}: {Option}: {Text}";
}
