using Glassport.Server.Settings;
using Glassport.Server.Storage;

namespace Glassport.Server.Access;

/// <summary>
/// What one user may do on one site: the first rule that fits path, operation and user decides, and where none fits the answer is no.
/// Everything that reads or changes files asks here, whatever the command is called (S22).
/// </summary>
internal sealed class Authorization
{
    private readonly PathRule[] rules;
    private readonly bool readOnly;
    private readonly StringComparison names;

    internal Authorization(PathRule[] rules, bool readOnly, StringComparison names) => (this.rules, this.readOnly, this.names) = (rules, readOnly, names);

    /// <summary>Whether all of the operations are allowed at a path. Does not allocate.</summary>
    /// <param name="operations">What is to be done; nothing is never allowed.</param>
    /// <param name="path">Where, as the client sees it.</param>
    public bool Allows(FileOperations operations, VirtualPath path)
    {
        if (operations == FileOperations.None || (readOnly && (operations & FileOperations.Write) != 0))
            return false;
        var open = operations;
        foreach (var rule in rules)
        {
            if ((rule.Operations & open) == 0 || !IsAt(rule.Path, path))
                continue;
            if (rule.Effect != RuleEffect.Allow)
                return false;
            open &= ~rule.Operations;
            if (open == 0)
                return true;
        }

        return false;
    }

    // As VirtualPath.Contains, but where the file system takes /SECRET for /secret a rule must too.
    private bool IsAt(VirtualPath rule, VirtualPath path)
    {
        if (names == StringComparison.Ordinal)
            return rule.Contains(path);
        string prefix = rule.Text;
        return rule.IsRoot
            || (path.Text.StartsWith(prefix, names) && (path.Text.Length == prefix.Length || path.Text[prefix.Length] == '/'));
    }
}
