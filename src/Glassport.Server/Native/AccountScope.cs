using Glassport.Server.Storage;

namespace Glassport.Server.Native;

/// <summary>
/// The calling thread touches files as another account until this is disposed. It is a ref struct, so that no await can lie in between.
/// </summary>
internal readonly ref struct AccountScope
{
    private readonly bool changed;
    private readonly uint user;
    private readonly uint group;
    private readonly uint[] groups;

    /// <summary>Becomes the account; null stays the process's own.</summary>
    public AccountScope(AccountIdentity? identity)
    {
        groups = [];
        if (identity is null)
            return;
        groups = ProcessGroups.Value;
        user = LinuxCalls.SetFileUser(uint.MaxValue);
        group = LinuxCalls.SetFileGroup(uint.MaxValue);
        changed = true;
        // The user last: with it, the thread gives up the right to pass over permissions.
        bool done = LinuxCalls.SetGroups(identity.Groups) == 0 && BecomeGroup(identity.Group) && BecomeUser(identity.User);
        if (done)
            return;
        IsRefused = true;
        Restore();
        changed = false;
    }

    /// <summary>True when the process may not become the account; then nothing must be done.</summary>
    public bool IsRefused { get; }

    /// <summary>Becomes the process's own account again.</summary>
    public void Dispose()
    {
        if (changed)
            Restore();
    }

    private static bool BecomeUser(uint value)
    {
        LinuxCalls.SetFileUser(value);
        return LinuxCalls.SetFileUser(uint.MaxValue) == value;
    }

    private static bool BecomeGroup(uint value)
    {
        LinuxCalls.SetFileGroup(value);
        return LinuxCalls.SetFileGroup(uint.MaxValue) == value;
    }

    private void Restore()
    {
        bool done = BecomeUser(user) && BecomeGroup(group);
        if (LinuxCalls.SetGroups(groups) != 0)
            done &= LinuxCalls.GetGroups().AsSpan().SequenceEqual(groups);
        // A thread that went on with a client's rights, or a client that went on with the process's, would be worse than an end.
        if (!done)
            Environment.FailFast("A thread could not take back the process's own account.");
    }
}
