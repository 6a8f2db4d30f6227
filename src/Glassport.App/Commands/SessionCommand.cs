using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Glassport.App.Administration;

namespace Glassport.App.Commands;

/// <summary><c>glassport session …</c>: the sessions of a running server.</summary>
internal static class SessionCommand
{
    private static readonly Option<string> State = Administer.StateOption();
    private static readonly Option<bool> Json = Administer.JsonOption();

    /// <summary>The command's grammar.</summary>
    public static Command Build() => new("session", "See and end the sessions of a running server.") { List(), Show(), End() };

    private static Argument<long> Number() => new("number") { Description = "The session's number, as list tells it." };

    private static Command List()
    {
        Command command = new("list", "List the sessions.") { State, Json };
        command.SetAction((parse, cancellationToken) => LiveAsync(
            parse,
            async administration =>
            {
                IReadOnlyList<SessionRow> sessions = await administration.SessionsAsync(cancellationToken).ConfigureAwait(false);
                if (parse.GetValue(Json))
                    await WriteJsonAsync(sessions).ConfigureAwait(false);
                else
                    await Table.WriteAsync(["NUMBER", "SITE", "USER", "CLIENT", "TLS", "IDLE", "DOING"], sessions.Select(Row)).ConfigureAwait(false);
                return ExitCode.Success;
            },
            cancellationToken));
        return command;
    }

    private static Command Show()
    {
        Argument<long> number = Number();
        Command command = new("show", "Show a session, as JSON.") { number, State, Json };
        command.SetAction((parse, cancellationToken) => LiveAsync(
            parse,
            async administration =>
            {
                long id = parse.GetRequiredValue(number);
                SessionRow[] found = [.. (await administration.SessionsAsync(cancellationToken).ConfigureAwait(false)).Where(session => session.Id == id)];
                if (found.Length == 0)
                    return await NoneAsync(id).ConfigureAwait(false);
                await WriteJsonAsync(found).ConfigureAwait(false);
                return ExitCode.Success;
            },
            cancellationToken));
        return command;
    }

    private static Command End()
    {
        Argument<long> number = Number();
        Command command = new("end", "End a session: it is told 421, and its transfer is cut off.") { number, State };
        command.SetAction((parse, cancellationToken) => LiveAsync(
            parse,
            async administration =>
            {
                long id = parse.GetRequiredValue(number);
                if (!await administration.EndSessionAsync(id, cancellationToken).ConfigureAwait(false))
                    return await NoneAsync(id).ConfigureAwait(false);
                await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"session {id} ended")).ConfigureAwait(false);
                return ExitCode.Success;
            },
            cancellationToken));
        return command;
    }

    private static Task<int> LiveAsync(ParseResult parse, Func<IAdministration, Task<int>> work, CancellationToken cancellationToken) => Administer.RunAsync(
        parse.GetValue(State),
        administration => administration.IsLive
            ? work(administration)
            : Administer.FailAsync("no server runs with this state folder, so there are no sessions. Another folder is named with --state DIR."),
        cancellationToken);

    private static Task<int> NoneAsync(long id) => Administer.FailAsync(string.Create(CultureInfo.InvariantCulture, $"there is no session {id}."));

    private static async Task WriteJsonAsync(IReadOnlyList<SessionRow> sessions) =>
        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(sessions, ChannelJson.Default.IReadOnlyListSessionRow)).ConfigureAwait(false);

    private static string[] Row(SessionRow session) =>
    [
        session.Id.ToString(CultureInfo.InvariantCulture), session.Site, session.User ?? "", session.Client, session.IsSecure ? "yes" : "no",
        string.Create(CultureInfo.InvariantCulture, $"{session.Idle:0} s"),
        session.Path is null ? session.Doing : string.Create(CultureInfo.InvariantCulture, $"{session.Doing} {session.Path} ({session.Moved} bytes)"),
    ];
}
