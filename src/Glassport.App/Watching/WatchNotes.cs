using Glassport.Analysis.Rendering;
using Glassport.App.Watching.Screen;

namespace Glassport.App.Watching;

/// <summary>What is to be said besides what is watched: on standard error, or on the full screen and then on standard error when that is left.</summary>
internal sealed class WatchNotes
{
    private readonly Lock gate = new();
    private readonly List<string> kept = [];
    private WatchBoard? board;

    /// <summary>Says something.</summary>
    public void Say(string text)
    {
        lock (gate)
        {
            if (board is null)
                Console.Error.WriteLine("glassport: " + SafeText.Visible(text));
            else if (kept.Count < 100)
                kept.Add(text);
            if (board is not null)
                board.Note = text;
        }
    }

    /// <summary>The terminal is taken.</summary>
    public void Show(WatchBoard on)
    {
        lock (gate)
            board = on;
    }

    /// <summary>The terminal is free again.</summary>
    public void Hide()
    {
        lock (gate)
        {
            board = null;
            foreach (string text in kept)
                Console.Error.WriteLine("glassport: " + SafeText.Visible(text));
            kept.Clear();
        }
    }
}
