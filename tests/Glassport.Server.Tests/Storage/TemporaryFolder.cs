using System.Diagnostics;

namespace Glassport.Server.Tests.Storage;

/// <summary>A folder with a tree that is served, and something outside of it that must not be reached.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly string top = Directory.CreateTempSubdirectory("glassport-storage-").FullName;

    public TemporaryFolder()
    {
        Directory.CreateDirectory(Root);
        Directory.CreateDirectory(Outside);
        File.WriteAllText(Path.Combine(Outside, "secret"), "secret");
    }

    public string Root => Path.Combine(top, "root");

    public string Outside => Path.Combine(top, "root_sibling");

    public string In(string name) => Path.Combine(Root, name);

    public string Out(string name) => Path.Combine(Outside, name);

    /// <summary>.NET cannot remove names that are not UTF-8.</summary>
    public void Dispose()
    {
        using Process removed = Process.Start("rm", ["-rf", top]);
        removed.WaitForExit();
    }
}
