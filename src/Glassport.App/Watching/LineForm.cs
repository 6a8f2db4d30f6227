using System.Text;
using Glassport.Analysis.Rendering;
using Glassport.Analysis.Watching;

namespace Glassport.App.Watching;

/// <summary>The form that <c>--format</c> gives a watch: what is written of each event, and of each session that is over.</summary>
internal sealed class LineForm
{
    private readonly Func<WatchEvent, byte[]?>? ofEvent;

    private LineForm(string name, Func<WatchEvent, byte[]?>? ofEvent, IRendering? ofSessions)
    {
        Name = name;
        this.ofEvent = ofEvent;
        OfSessions = ofSessions;
    }

    /// <summary>The names for <c>--format</c>.</summary>
    public static IReadOnlyList<string> Names { get; } = ["text", "ndjson", "eve", "zeek"];

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>How sessions that are over are written, or null.</summary>
    public IRendering? OfSessions { get; }

    /// <summary>The form of that name.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="options">The language, and the like.</param>
    /// <param name="shortLines">Whether lines must be short: then <c>ndjson</c> is events only.</param>
    public static LineForm Of(string name, RenderingOptions options, bool shortLines)
    {
        if (name == "text")
            return new(name, happened => WatchLine.Of(happened, options) is { } line ? Encoding.UTF8.GetBytes(line + "\n") : null, null);
        if (name != "ndjson")
            return new(name, null, Renderings.Find(name));
        WatchJson json = new(options);
        return new(name, happened => [.. json.Line(happened), (byte)'\n'], shortLines ? null : Renderings.Find(name));
    }

    /// <summary>The line of an event, with its end; null when none is written.</summary>
    public byte[]? Of(WatchEvent happened) => ofEvent?.Invoke(happened);
}
