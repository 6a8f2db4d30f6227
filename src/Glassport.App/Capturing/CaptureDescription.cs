using System.Runtime.InteropServices;
using Glassport.Capture;
using Glassport.Capture.Live;

namespace Glassport.App.Capturing;

/// <summary>What a capture file says of its origin.</summary>
internal static class CaptureDescription
{
    /// <summary>The program and the system.</summary>
    public static SectionDescription Section { get; } = new(
        RuntimeInformation.OSArchitecture.ToString(), RuntimeInformation.OSDescription, $"Glassport {typeof(CaptureDescription).Assembly.GetName().Version?.ToString(3)}");

    /// <summary>The interface.</summary>
    /// <param name="live">The interface.</param>
    /// <param name="filter">The filter as it was asked for, or null.</param>
    public static InterfaceDescription Of(LiveInterface live, string? filter) =>
        new(live.Options.Interface, Filter: filter, OperatingSystem: RuntimeInformation.OSDescription);
}
