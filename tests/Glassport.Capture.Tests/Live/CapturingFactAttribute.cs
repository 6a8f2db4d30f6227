using Glassport.Capture.Live;

namespace Glassport.Capture.Tests.Live;

/// <summary>A test that captures packets of the loopback interface, where that is allowed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CapturingFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> Obstacle = new(Try);

    public CapturingFactAttribute() => Skip = Obstacle.Value;

    private static string? Try()
    {
        if (!OperatingSystem.IsLinux())
            return "The loopback interface has Linux's name here.";
        try
        {
            LiveInterface.Open(new() { Interface = "lo" }, TimeProvider.System).Dispose();
            return null;
        }
        catch (LiveCaptureException failure) when (failure.Failure == LiveFailure.Permission)
        {
            return failure.Message;
        }
    }
}
