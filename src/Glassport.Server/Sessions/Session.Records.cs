using Glassport.Protocol;
using Glassport.Server.Records;
using Glassport.Server.Storage;

namespace Glassport.Server.Sessions;

/// <summary>What a session has written down. Records are made only when a log takes them.</summary>
internal sealed partial class Session
{
    private const string Masked = "***";

    /// <summary>Writes down that a user is in.</summary>
    private void ReportLogin()
    {
        Server.Metrics.Login(succeeded: true);
        Server.Log.LoggedIn(Id, new(Login!.Identity.Name), Ends.Client);
        if (Site.Logs.Takes(RecordKinds.Logins))
            Site.Logs.Write(new LoginRecord(Describe(), Server.Time.GetUtcNow(), Succeeded: true));
    }

    /// <summary>Writes a failed login down.</summary>
    /// <param name="reason">Why, for the administrator.</param>
    public void ReportFailedLogin(string reason)
    {
        Server.Metrics.Login(succeeded: false);
        Server.Log.LoginFailed(Id, new(Progress.UserName), Ends.Client, reason);
        if (Site.Logs.Takes(RecordKinds.Logins))
            Site.Logs.Write(new LoginRecord(Describe(), Server.Time.GetUtcNow(), Succeeded: false, reason));
    }

    /// <summary>Writes a transfer down.</summary>
    /// <param name="transfer">The transfer.</param>
    /// <param name="reply">The reply that ended it.</param>
    public void ReportTransfer(Transfer transfer, Reply reply)
    {
        wasAborted = transfer.IsAborted;
        var outcome = !reply.IsFailure ? TransferOutcome.Complete : reply.Code == 426 ? TransferOutcome.Aborted : TransferOutcome.Failed;
        var direction = transfer.Verb.IsUpload ? TransferDirection.Upload : transfer.Verb.IsListing ? TransferDirection.Listing : TransferDirection.Download;
        Server.Metrics.Transfer(direction, outcome, transfer.Moved);
        if (reply.IsFailure)
            Server.Log.TransferFailed(Id, transfer.Verb.Name, new(transfer.Path.Text), transfer.Moved, reply.Code, new(reply.English));
        else
            Server.Log.TransferComplete(Id, transfer.Verb.Name, new(transfer.Path.Text), transfer.Moved, transfer.Elapsed);
        if (!Site.Logs.Takes(RecordKinds.Transfers))
            return;
        var now = Server.Time.GetUtcNow();
        Site.Logs.Write(new TransferRecord(Describe(transfer.Login), now)
        {
            Verb = transfer.Verb.Name,
            Direction = direction,
            VirtualPath = transfer.Path.Text,
            PhysicalPath = Path.Join(transfer.Login.PhysicalRoot, transfer.Path.Text),
            Bytes = transfer.Moved,
            Started = now - transfer.Elapsed,
            Duration = transfer.Elapsed,
            IsAscii = transfer.Setup.IsAscii,
            Outcome = outcome,
            ReplyCode = reply.Code,
            IsSecure = transfer.Setup.IsProtected,
            IsPassive = transfer.IsPassive,
            DataClient = transfer.DataEnds?.Client,
            DataServer = transfer.DataEnds?.Server,
        });
    }

    private void ReportSession(bool isOpen)
    {
        if (Site.Logs.Takes(RecordKinds.Sessions))
            Site.Logs.Write(new SessionRecord(Describe(), Server.Time.GetUtcNow(), isOpen) { Duration = Server.Time.GetUtcNow() - Started });
    }

    private void ReportCommand(Verb verb, string argument, Reply? reply, DateTimeOffset at, (Login? Login, VirtualPath Folder, VirtualPath? RenamedFrom) before)
    {
        bool named = verb.Kind is VerbKind.Files or VerbKind.Upload or VerbKind.Download or VerbKind.Listing && argument.Length > 0;
        Site.Logs.Write(new CommandRecord(Describe(verb.Gate.HasFlag(VerbGate.DataConnection) ? before.Login : Login), at)
        {
            Verb = verb.Name,
            Argument = argument.Length == 0 ? null : verb.IsSecret ? Masked : argument,
            ReplyCode = reply?.Code ?? 0,
            Duration = Server.Time.GetUtcNow() - at,
            VirtualPath = named && Storage.VirtualPath.TryResolve(before.Folder, argument, out var path) ? path.Text : null,
            RenamedFrom = before.RenamedFrom?.Text,
        });
    }

    private void ReportLine(string line, bool isReply)
    {
        if (Site.Logs.Takes(RecordKinds.Dialogue))
            Site.Logs.Write(new DialogueRecord(Describe(), Server.Time.GetUtcNow(), isReply, line));
    }

    private void ReportReply(Reply reply)
    {
        string[] lines = reply.Text(Speech.Language).Split('\n');
        for (int i = 0; i < lines.Length; i++)
            ReportLine(i == lines.Length - 1 ? $"{reply.Code} {lines[i]}" : i == 0 ? $"{reply.Code}-{lines[i]}" : " " + lines[i], isReply: true);
    }

    private SessionIdentity Describe() => Describe(Login);

    private SessionIdentity Describe(Login? login) => new()
    {
        Number = Id,
        Site = Site.Name,
        Client = Ends.Client,
        Server = Ends.Server,
        User = login?.Identity.Name ?? Progress.UserName,
        IsLoggedIn = login is not null,
        IsAnonymous = login?.Identity.IsAnonymous ?? false,
        MailAddress = login?.MailAddress,
        HostName = Control.Tls?.ServerName,
        IsSecure = Control.IsSecure,
    };
}
