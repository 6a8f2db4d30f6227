using System.Text;

namespace Glassport.Server.Storage;

/// <summary>The way from one place of the tree to another.</summary>
internal static class RelativePath
{
    /// <summary>The text of a link.</summary>
    /// <param name="directory">The directory that the link is in.</param>
    /// <param name="target">What it leads to.</param>
    public static string Between(VirtualPath directory, VirtualPath target)
    {
        StringBuilder text = new();
        VirtualPath common = directory;
        while (!common.Contains(target))
        {
            text.Append("../");
            common = common.Parent;
        }

        text.Append(target.RelativeTo(common).Text.AsSpan(1));
        return text.Length == 0 ? "." : text.ToString().TrimEnd('/');
    }
}
