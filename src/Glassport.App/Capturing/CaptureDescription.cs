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
    public static InterfaceDescription Of(LiveInterface live) =>
        new(live.Options.Interface, Filter: live.Options.Filter, OperatingSystem: RuntimeInformation.OSDescription);
}
