using Glassport.Analysis.Rendering;
using Glassport.App.Remote;

namespace Glassport.App.Shell;

/// <summary>Where the shell answers.</summary>
/// <param name="writer">Where to.</param>
/// <param name="isTerminal">Whether a person sees it at once.</param>
/// <param name="isColoured">Whether it may have colours.</param>
/// <param name="takesFailures">Whether failures are told here too, and not on standard error for scripts.</param>
internal sealed class ShellOutput(TextWriter writer, bool isTerminal, bool isColoured, bool takesFailures)
{
    private const string Plain = "\u001b[0m";

    /// <summary>Whether a person sees it at once.</summary>
    public bool IsTerminal => isTerminal;

    /// <summary>Writes a line; what a server said cannot steer the terminal.</summary>
    /// <param name="line">The line.</param>
    public void Say(string line) => writer.WriteLine(SafeText.Visible(line));

    /// <summary>Tells what went wrong.</summary>
    /// <param name="message">What.</param>
    public Task FailAsync(string message)
    {
        if (!takesFailures)
            return RemoteExit.TellAsync(message);
        SayIn(message, Colour.Red);
        return Task.CompletedTask;
    }

    /// <summary>Writes a line of a server's reply: refusals stand out.</summary>
    /// <param name="line">The line.</param>
    /// <param name="code">The reply's code.</param>
    public void SayReply(string line, int code) => SayIn(line, code switch { >= 500 => Colour.Red, >= 400 => Colour.Yellow, _ => Colour.None });

    /// <summary>Writes a row of a listing: directories, links and programs are told apart.</summary>
    /// <param name="row">The row.</param>
    public void SayRow(string row) => SayIn(row, ListingColour.Of(row));

    /// <summary>Writes what is no line: a mark, a bell.</summary>
    /// <param name="text">The text, which is the shell's own.</param>
    public void Mark(string text)
    {
        writer.Write(text);
        writer.Flush();
    }

    private void SayIn(string line, Colour colour)
    {
        string visible = SafeText.Visible(line);
        writer.WriteLine(isColoured && colour != Colour.None ? $"\u001b[{(int)colour}m{visible}{Plain}" : visible);
    }
}
