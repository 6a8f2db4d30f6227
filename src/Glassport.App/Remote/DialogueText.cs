using Glassport.Analysis.Rendering;
using Glassport.Client;

namespace Glassport.App.Remote;

/// <summary>Writes what happens in a session for people: the dialogue as the RFCs do, and a line for what goes on beside it.</summary>
/// <param name="writer">Where to.</param>
internal sealed class DialogueText(TextWriter writer)
{
    private readonly Lock gate = new();

    /// <summary>Writes.</summary>
    /// <param name="happened">What happened.</param>
    public void Write(SessionEvent happened)
    {
        lock (gate)
        {
            foreach (string line in LinesOf(happened))
                writer.WriteLine(SafeText.Visible(line));
        }
    }

    /// <summary>The lines of an event: <c>C&gt;</c> a command, <c>S&gt;</c> a reply, <c>D</c> a data connection, <c>*</c> what goes on beside it.</summary>
    /// <param name="happened">What happened.</param>
    public static IEnumerable<string> LinesOf(SessionEvent happened) => happened switch
    {
        SessionEvent.Resolved resolved => [$"*  {resolved.Host} is {string.Join(", ", resolved.Addresses)}"],
        SessionEvent.Connecting connecting => [$"*  connecting to {connecting.Server}"],
        SessionEvent.ConnectFailed failed => [$"*  {failed.Server}: {failed.Reason}"],
        SessionEvent.Connected connected => [$"*  connected to {connected.Server} from {connected.Client}"],
        SessionEvent.Command command => [$"C> {command.Line}"],
        SessionEvent.Reply reply => reply.Content.Lines.Select(static line => $"S> {line}"),
        SessionEvent.Secured secured => [SecuredText(secured)],
        SessionEvent.DataAdvertised told => [$"*  the server waits at {told.Told}; connecting to {told.Used}"],
        SessionEvent.DataAwaited awaited => [$"*  waiting for the server at {awaited.Told}"],
        SessionEvent.DataOpened opened => [$"D  {opened.Server} to {opened.Client}"],
        SessionEvent.DataFailed failed => [$"*  {failed.Way.ToString().ToUpperInvariant()} did not work: {failed.Reason}"],
        SessionEvent.Warning warning => [$"*  {warning.Text}"],
        _ => [],
    };

    private static string SecuredText(SessionEvent.Secured secured)
    {
        string resumed = secured.Facts.IsResumed switch { true => ", session resumed", false => ", full handshake", null => "" };
        return secured.IsData
            ? $"*  data: {secured.Facts.Version}{resumed}"
            : $"*  {secured.Facts.Version}, {secured.Facts.CipherSuite}, {secured.Facts.Subject}, SHA-256 {secured.Facts.CertificateHash}, trusted: {TrustText(secured.Facts.Trust)}";
    }

    private static string TrustText(TrustReason reason) => reason switch
    {
        TrustReason.Authority => "an authority signed it",
        TrustReason.Pinned => "it was asked for",
        TrustReason.Known => "it is the one known",
        TrustReason.FirstUse => "met for the first time",
        _ => "nothing was checked",
    };
}
