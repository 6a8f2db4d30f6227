using System.Text;
using Glassport.Server.Listings;
using Glassport.Server.Sessions;
using Glassport.Server.Settings;

namespace Glassport.Server.Verbs;

/// <summary>MLST (RFC 3659 §7): facts about one file, on the control connection.</summary>
internal static class MlstVerb
{
    /// <summary>The line of FEAT.</summary>
    /// <param name="session">The session.</param>
    public static string Feature(Session session) => session.Setup.Facts.Feature;

    /// <summary>Tells the facts.</summary>
    public static async ValueTask<Reply?> RunAsync(Session session, string argument)
    {
        if (!session.TryResolve(argument, FileOperations.List, out var path, out var refusal))
            return refusal;
        var entry = await session.Login!.Storage.StatAsync(path, CancellationToken.None).ConfigureAwait(false);
        if (!entry.IsSuccess)
            return FileReplies.For(entry.Error, path);
        MlsxFormat format = new(session.Setup.Facts, session.Login, path.Parent);
        byte[] row = new byte[format.Overhead];
        int length = format.Write(entry.Value, default, row);
        string facts = Encoding.ASCII.GetString(row, 0, length).TrimEnd('\r', '\n');
        return new(250, $"Listing {path}\n{facts}{path}\nEnd", $"{path} 的属性\n{facts}{path}\n结束");
    }
}
