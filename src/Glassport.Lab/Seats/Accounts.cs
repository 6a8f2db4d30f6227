using Glassport.Lab.Networks;
using Glassport.Lab.Scenarios;
using Glassport.Lab.VirtualMachines;

namespace Glassport.Lab.Seats;

/// <summary>The accounts of the lab's server, for programs that change to their users.</summary>
internal static class Accounts
{
    /// <summary>The name of guests.</summary>
    public const string Guest = "ftp";

    /// <summary>The number of the user, whom nobody else is.</summary>
    public const uint Number = 60123;

    /// <summary>The number of guests, who own nothing.</summary>
    public const uint GuestNumber = 60124;

    private const uint Nobody = 65534;
    private const string Service = "auth required pam_unix.so nodelay\naccount required pam_permit.so\n";

    // Where PAM looks for its modules.
    private static readonly string[] ModuleFolders = ["/lib/x86_64-linux-gnu/security", "/usr/lib/x86_64-linux-gnu/security"];

    private static string? Modules => ModuleFolders.FirstOrDefault(Directory.Exists);

    /// <summary>Why a program cannot run that changes to its users, or null.</summary>
    public static string? WhyNot(Seat seat, string program) => seat.Machine.ChangesUsers
        ? null
        : $"{program} changes to the user who logs in, which only root can do. Run it as root.";

    /// <summary>Null when a program in a virtual machine can ask its PAM, else what to do.</summary>
    public static string? WhyNotInGuest() => Modules is not null ? null : "PAM's modules are missing. Install the Debian package libpam-modules.";

    /// <summary>Gives the tree to the user.</summary>
    public static Task GiveTreeAsync(Seat seat, CancellationToken cancellationToken) =>
        Tool.RunAsync(["chown", "-R", $"{Number}:{Number}", seat.Tree], "", cancellationToken);

    /// <summary>
    /// Makes users for programs that ask the system: in a copy of /etc, mounted over the real one in the lab's mount namespace, where nobody outside sees it. The
    /// whole of /etc, because a mount over one of its files is gone once a program replaces that file, as those do that make users.
    /// </summary>
    /// <param name="seat">The server's seat.</param>
    /// <param name="service">The name by which the program asks PAM.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task MakeAsync(Seat seat, string service, CancellationToken cancellationToken)
    {
        string etc = seat.In("etc");
        await Tool.RunAsync(["cp", "-a", "/etc", etc], "", cancellationToken).ConfigureAwait(false);
        ServerSetup setup = seat.Scenario.Server;
        await AddAsync(etc, Guest, GuestNumber, "*", seat.Tree, cancellationToken).ConfigureAwait(false);
        await AddAsync(etc, setup.User, Number, UnixPassword.Hash(setup.Password), seat.Tree, cancellationToken).ConfigureAwait(false);
        Directory.CreateDirectory($"{etc}/pam.d");
        await File.WriteAllTextAsync($"{etc}/pam.d/{service}", Service, cancellationToken).ConfigureAwait(false);
        await Tool.RunAsync(["mount", "--bind", etc, "/etc"], "", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes the same users in a virtual machine, which has no others but root.</summary>
    /// <param name="seat">The server's seat.</param>
    /// <param name="root">The virtual machine's files.</param>
    /// <param name="service">The name by which the program asks PAM.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task PackAsync(Seat seat, RootFileSystem root, string service, CancellationToken cancellationToken)
    {
        ServerSetup setup = seat.Scenario.Server;
        (string Name, uint Number, string Hash, string Home)[] users =
        [
            ("root", 0, "*", "/"), ("nobody", Nobody, "*", "/"), (Guest, GuestNumber, "*", seat.Tree),
            (setup.User, Number, UnixPassword.Hash(setup.Password), seat.Tree),
        ];
        root.AddText("/etc/passwd", string.Concat(users.Select(static one => $"{one.Name}:x:{one.Number}:{one.Number}::{one.Home}:/bin/sh\n")));
        root.AddText("/etc/group", string.Concat(users.Select(static one => $"{one.Name}:x:{one.Number}:\n")));
        root.AddSecret("/etc/shadow", string.Concat(users.Select(static one => $"{one.Name}:{one.Hash}:19000:0:99999:7:::\n")));
        root.AddText("/etc/nsswitch.conf", "passwd: files\ngroup: files\nshadow: files\n");
        root.AddText("/etc/shells", "/bin/sh\n");
        root.AddText($"/etc/pam.d/{service}", Service);
        foreach (string module in new[] { "pam_unix.so", "pam_permit.so" })
            await root.AddProgramAsync($"{Modules}/{module}", $"{Modules}/{module}", cancellationToken).ConfigureAwait(false);
    }

    private static async Task AddAsync(string etc, string name, uint number, string hash, string home, CancellationToken cancellationToken)
    {
        await ReplaceAsync($"{etc}/passwd", name, $"{name}:x:{number}:{number}::{home}:/bin/sh", cancellationToken).ConfigureAwait(false);
        await ReplaceAsync($"{etc}/group", name, $"{name}:x:{number}:", cancellationToken).ConfigureAwait(false);
        await ReplaceAsync($"{etc}/shadow", name, $"{name}:{hash}:19000:0:99999:7:::", cancellationToken).ConfigureAwait(false);
    }

    // Of two lines for one name, programs take the first.
    private static async Task ReplaceAsync(string path, string name, string line, CancellationToken cancellationToken)
    {
        string[] others = [.. (await File.ReadAllLinesAsync(path, cancellationToken).ConfigureAwait(false)).Where(other => !other.StartsWith(name + ":", StringComparison.Ordinal))];
        await File.WriteAllLinesAsync(path, [.. others, line], cancellationToken).ConfigureAwait(false);
    }
}
