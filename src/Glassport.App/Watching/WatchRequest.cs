using System.Net;
using Glassport.Analysis.Rendering;
using Glassport.Capture.Live;

namespace Glassport.App.Watching;

/// <summary>What to watch, and how to tell it.</summary>
internal sealed record WatchRequest
{
    /// <summary>A growing capture file; null for another input.</summary>
    public string? File { get; init; }

    /// <summary>A live interface; null for another input. Without either it is standard input.</summary>
    public LiveOptions? Live { get; init; }

    /// <summary>One of <see cref="LineForm.Names"/>.</summary>
    public required string Format { get; init; }

    /// <summary>Whether a terminal gets lines, and no full screen.</summary>
    public bool Lines { get; init; }

    /// <summary>A file that the lines go to; null for none.</summary>
    public string? Output { get; init; }

    /// <summary>A system log that the lines go to; null for none.</summary>
    public EndPoint? Syslog { get; init; }

    /// <summary>The language, and whether secrets and everything are told.</summary>
    public required RenderingOptions Rendering { get; init; }

    /// <summary>Whether colours are unwanted.</summary>
    public bool NoColour { get; init; }

    /// <summary>Ports besides 21 on which FTP is expected.</summary>
    public IReadOnlyList<ushort> Ports { get; init; } = [];

    /// <summary>The encoding of names; null to recognise it.</summary>
    public string? Encoding { get; init; }

    /// <summary>After how long without a packet a session is given up.</summary>
    public TimeSpan IdleLimit { get; init; }
}
