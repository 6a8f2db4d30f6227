using System.Text.RegularExpressions;
using Glassport.Lab.Networks;

namespace Glassport.Lab.VirtualMachines;

/// <summary>
/// Debian's kernel for virtual machines in the cloud: the one that is installed on this machine, or one that was fetched into the user's cache, where this
/// machine never boots it.
/// </summary>
/// <param name="Image">The kernel.</param>
/// <param name="Modules">The folder with its modules.</param>
public sealed partial record GuestKernel(string Image, string Modules)
{
    private const string Package = "linux-image-cloud-amd64";
    private const string Beginning = "vmlinuz-";
    private const int LongestNumber = 10;

    // The meta package names the one of the day.
    private const string Fetching = """
        cd "$0"
        package=$(apt-cache depends "$1" | sed -n 's/.*Depends: *\(linux-image-[^ ]*\)$/\1/p' | head -n 1)
        [ -n "$package" ] || { echo "apt-cache does not know $1; apt-get update" >&2; exit 1; }
        apt-get -q -o APT::Sandbox::User=root download "$package"
        dpkg-deb -x "$package"_*.deb unpacked
        """;

    private static string Cache => Path.Combine(
        Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache ? cache : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"),
        "glassport", "kernel");

    /// <summary>The kernel that is there already, or null.</summary>
    public static GuestKernel? Find() => FindIn("/") ?? FindIn(Cache);

    /// <summary>Fetches one from Debian, without installing it.</summary>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="LabException">It cannot be fetched.</exception>
    public static async Task FetchAsync(CancellationToken cancellationToken)
    {
        string parent = Path.GetDirectoryName(Cache)!;
        Directory.CreateDirectory(parent);
        string place = Path.Combine(parent, Path.GetRandomFileName());
        Directory.CreateDirectory(place);
        try
        {
            await Tool.RunAsync(["sh", "-ec", Fetching, place, Package], "", cancellationToken).ConfigureAwait(false);
            Keep(Path.Combine(place, "unpacked"));
        }
        catch (LabException failure)
        {
            throw new LabException($"The virtual machine's kernel is missing and cannot be fetched. Install the Debian package {Package}. ({failure.Message})", failure);
        }
        finally
        {
            Directory.Delete(place, recursive: true);
        }
    }

    /// <summary>The path of a module, or null when it is part of the kernel.</summary>
    /// <param name="name">The module's name.</param>
    internal string? Module(string name) => Directory.EnumerateFiles(Modules, name + ".ko", SearchOption.AllDirectories).FirstOrDefault();

    /// <summary>The newest kernel below a root folder.</summary>
    internal static GuestKernel? FindIn(string root)
    {
        string boot = Path.Combine(root, "boot");
        if (!Directory.Exists(boot))
            return null;
        return Directory.EnumerateFiles(boot, Beginning + "*-cloud-amd64").OrderByDescending(Padded, StringComparer.Ordinal)
            .Select(image => new GuestKernel(image, Path.Combine(root, "lib", "modules", Path.GetFileName(image)[Beginning.Length..])))
            .FirstOrDefault(static kernel => Directory.Exists(kernel.Modules));
    }

    private static void Keep(string unpacked)
    {
        try
        {
            Directory.Move(unpacked, Cache);
        }
        catch (IOException) when (FindIn(Cache) is not null)
        {
            // Somebody else was first.
        }
    }

    // In the order of letters, 9 is behind 56.
    private static string Padded(string version) => Number().Replace(version, static number => number.Value.PadLeft(LongestNumber, '0'));

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();
}
