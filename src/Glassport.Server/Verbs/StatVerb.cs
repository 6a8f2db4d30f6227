using System.Globalization;
using System.Text;
using Glassport.Protocol;
using Glassport.Server.Data;
using Glassport.Server.Sessions;

namespace Glassport.Server.Verbs;

/// <summary>STAT (RFC 959 §4.1.3): the transfer, the session, or a listing on the control connection.</summary>
internal static class StatVerb
{
    /// <summary>Tells how things stand.</summary>
    public static async ValueTask<Reply?> RunAsync(Session session, string argument)
    {
        // One that began before USER or REIN is another user's: its path is not told (RFC 959 §4.1.1 lets it go on).
        if (session.Transfer is { } transfer && transfer.Login == session.Login)
        {
            string moved = string.Create(CultureInfo.InvariantCulture, $"{transfer.Verb} {transfer.Path}: {transfer.Moved}");
            return new(213, $"{moved} bytes in {transfer.Elapsed.TotalSeconds:F0} seconds so far.", $"{moved} 字节，已用 {transfer.Elapsed.TotalSeconds:F0} 秒。");
        }

        if (argument.Length == 0)
            return Status(session);
        return session.Login is null ? Session.NotLoggedIn : await ListAsync(session, argument).ConfigureAwait(false);
    }

    private static Reply Status(Session session)
    {
        var setup = session.Setup;
        string data = setup.Channel is { } channel ? (channel.IsPassive ? "passive, " : "active, ") + channel.Endpoint : "none agreed on";
        StringBuilder english = new();
        english.Append(CultureInfo.InvariantCulture, $"Status of the session\nConnected from {session.Ends.Client}\n");
        english.Append(CultureInfo.InvariantCulture, $"{(session.Login is { } login ? "Logged in as " + login.Identity.Name : "Not logged in")}\n");
        english.Append(CultureInfo.InvariantCulture, $"TYPE {(setup.IsAscii ? "A" : "I")}, STRU F, MODE {(setup.IsDeflated ? "Z" : "S")}\n");
        english.Append(CultureInfo.InvariantCulture, $"Control connection {(session.Control.IsSecure ? "protected" : "in the clear")}, data connections {(setup.IsProtected ? "protected" : "in the clear")}\n");
        english.Append(CultureInfo.InvariantCulture, $"Data connection: {data}\n");
        if (session.Login is not null && session.Settings.Commands.TellSessions)
            english.Append(CultureInfo.InvariantCulture, $"Sessions: {session.Server.Sessions.Count}\n");
        english.Append("End of status");
        return new(211, english.ToString());
    }

    private static async ValueTask<Reply?> ListAsync(Session session, string argument)
    {
        var request = ListingRequest.Parse(argument, session.Settings.Files) with { Recursive = false };
        var (entries, path, _, refusal) = await DirectoryListing.OpenAsync(session, request).ConfigureAwait(false);
        if (entries is null)
            return refusal;
        using (entries)
        {
            // A large directory takes a while to look through: not on a thread that waits for sockets.
            await Worker.EnterAsync();
            var format = ListVerb.Format(session);
            StringBuilder rows = new();
            byte[] row = new byte[format.Overhead + Limits.ListingRowBytes];
            for (int count = 0; await entries.ReadAsync(CancellationToken.None).ConfigureAwait(false);)
            {
                if (++count > Limits.ReplyLines)
                {
                    rows.Append("\n… (too many for a reply: use LIST)");
                    break;
                }

                int length = format.Write(entries.Current, entries.Current.Name.Span, row);
                rows.Append('\n').Append(Protocol.Text.FileName.Decode(row.AsSpan(0, length)).TrimEnd('\r', '\n'));
            }

            return new(entries is Listings.SingleEntry ? 213 : 212, $"Status of {path}:{rows}\nEnd of status", $"{path} 的状态：{rows}\n结束");
        }
    }
}
