namespace Glassport.Console.Tests;

/// <summary>A test that captures: only root may.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CaptureTheoryAttribute : TheoryAttribute
{
    public CaptureTheoryAttribute()
    {
        if (!Environment.IsPrivilegedProcess)
            Skip = "Only root may capture.";
    }
}
