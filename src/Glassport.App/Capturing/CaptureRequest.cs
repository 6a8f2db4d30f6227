using Glassport.Analysis.Filtering;
using Glassport.Capture.Live;

namespace Glassport.App.Capturing;

/// <summary>What to capture, and where to.</summary>
internal sealed record CaptureRequest
{
    /// <summary>The path that stands for standard output.</summary>
    public const string StandardOutput = "-";

    /// <summary>How the interface is listened to.</summary>
    public required LiveOptions Live { get; init; }

    /// <summary>The filter as it was asked for, or null.</summary>
    public string? Filter { get; init; }

    /// <summary>Which FTP sessions are wanted, when the filter is one of ours; <see cref="LiveOptions.Filter"/> is null then.</summary>
    public FtpFilterExpression? Ftp { get; init; }

    /// <summary>Whether of FTP's data connections only headers are kept.</summary>
    public bool HeadersOnly { get; init; }

    /// <summary>The file; <see cref="StandardOutput"/> for standard output.</summary>
    public required string Output { get; init; }

    /// <summary>After how many packets to end, or null.</summary>
    public long? Count { get; init; }

    /// <summary>How many bytes all files together may have, or null.</summary>
    public long? Size { get; init; }

    /// <summary>After what time to end, or null.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>When another file is begun, or null for one file.</summary>
    public Rotation? Rotation { get; init; }

    /// <summary>Whether standard error is told of failures only.</summary>
    public bool IsQuiet { get; init; }
}
