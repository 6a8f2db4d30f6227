namespace Glassport.Lab.VirtualMachines;

/// <summary>Puts the program that runs, and the .NET that it runs on, into a virtual machine, at the same places.</summary>
internal static class DotNet
{
    // It is loaded by name, so that no program is linked with it.
    private static readonly string[] OpenSsl = ["/lib/x86_64-linux-gnu/libssl.so.3", "/usr/lib/x86_64-linux-gnu/libssl.so.3"];

    // For people, debuggers and tracers.
    private static readonly string[] Needless = [".pdb", ".xml"];
    private static readonly string[] NeedlessNames = ["libcoreclrtraceptprovider.so", "libmscordaccore.so", "libmscordbi.so", "createdump"];

    /// <summary>What makes it start faster there: code is written once, and no second mapping of it is needed.</summary>
    public static IReadOnlyDictionary<string, string> InGuest { get; } = new Dictionary<string, string> { ["DOTNET_EnableWriteXorExecute"] = "0" };

    /// <summary>Null when it can be packed, else what to do.</summary>
    public static string? WhyNotInGuest() => OpenSsl.Any(File.Exists) ? null : "OpenSSL's library is missing, which .NET hashes with. Install the Debian package libssl3.";

    /// <summary>Adds it.</summary>
    /// <param name="command">How it is run: the executable, or the shared host and the assembly.</param>
    /// <param name="root">The virtual machine's files.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="LabException">A library is missing.</exception>
    public static async Task PackAsync(IReadOnlyList<string> command, RootFileSystem root, CancellationToken cancellationToken)
    {
        string application = Path.GetDirectoryName(command[^1])!;
        if (command.Count > 1)
        {
            string shared = Path.GetDirectoryName(command[0])!;
            await root.AddProgramAsync(command[0], command[0], cancellationToken).ConfigureAwait(false);
            await AddAsync(Path.Combine(shared, "host"), root, cancellationToken).ConfigureAwait(false);
            foreach (string framework in Frameworks(Path.Combine(shared, "shared")))
                await AddAsync(framework, root, cancellationToken).ConfigureAwait(false);
        }

        await AddAsync(application, root, cancellationToken).ConfigureAwait(false);
        string ssl = OpenSsl.First(File.Exists);
        await root.AddProgramAsync(ssl, ssl, cancellationToken).ConfigureAwait(false);
    }

    // Every shared framework that this process itself was given: its assemblies are the ones that it may load.
    private static IEnumerable<string> Frameworks(string shared) => ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Where(file => file.StartsWith(shared, StringComparison.Ordinal))
        .Select(static file => Path.GetDirectoryName(file)!)
        .Distinct();

    private static async Task AddAsync(string folder, RootFileSystem root, CancellationToken cancellationToken)
    {
        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            if (Needless.Contains(Path.GetExtension(file)) || NeedlessNames.Contains(Path.GetFileName(file)) || IsForOthers(Path.GetRelativePath(folder, file)))
                continue;
            if (Path.GetExtension(file) is ".so" or "")
                await root.AddProgramAsync(file, file, cancellationToken).ConfigureAwait(false);
            else
                root.AddFile(file, await File.ReadAllBytesAsync(file, cancellationToken).ConfigureAwait(false));
        }
    }

    // Native libraries are there for every system when the application is not for one alone.
    private static bool IsForOthers(string path) => path.StartsWith("runtimes/", StringComparison.Ordinal) && !path.StartsWith("runtimes/linux-x64/", StringComparison.Ordinal);
}
