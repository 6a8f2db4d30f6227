using Glassport.App.Administration;
using Glassport.App.State;
using Glassport.App.WebConsole.Access;
using Glassport.App.WebConsole.Files;
using Glassport.App.WebConsole.Sites;
using Glassport.App.WebConsole.Wire;
using Glassport.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Glassport.App.WebConsole.Hosting;

/// <summary>Everything that the console's operations are about.</summary>
internal sealed class ConsoleServices
{
    /// <summary>The category of what the console writes to the server's log.</summary>
    public const string LogCategory = "Glassport.Console";

    private const string Bearer = "Bearer ";

    /// <summary>How the console is reached.</summary>
    public required ConsoleSettings Settings { get; init; }

    /// <summary>Who may log in.</summary>
    public required ConsoleAccounts Accounts { get; init; }

    /// <summary>The browsers that are logged in.</summary>
    public required SignIns SignIns { get; init; }

    /// <summary>What was done.</summary>
    public required AuditLog Audit { get; init; }

    /// <summary>The FTP server in this process.</summary>
    public required FtpServer Server { get; init; }

    /// <summary>How it is administered.</summary>
    public required IAdministration Administration { get; init; }

    /// <summary>The visits to FTP servers.</summary>
    public required Visits Visits { get; init; }

    /// <summary>The captures.</summary>
    public required Recordings Recordings { get; init; }

    /// <summary>The newest records of the server's log.</summary>
    public required RecentRecords Records { get; init; }

    /// <summary>The server's last hour.</summary>
    public required ServerSeries Series { get; init; }

    /// <summary>The state folder; null: there is none, and nothing outlives the process.</summary>
    public StateFolder? Folder { get; init; }

    /// <summary>The database; null: there is none.</summary>
    public StateStore? Store { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>The server's log.</summary>
    public required ILoggerFactory Loggers { get; init; }

    /// <summary>Ends when the console does: what is sent without end stops then.</summary>
    public required CancellationToken Stopping { get; init; }

    /// <summary>Who makes a request: by a script's token, or a browser's cookie; null: nobody.</summary>
    public SignedIn? Identify(HttpRequest request)
    {
        if (request.Headers.Authorization is [{ } header, ..] && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return Accounts.FindByToken(header[Bearer.Length..].Trim()) is { } account ? new(account, null) : null;
        return LoginCookie.Read(request) is { } key ? SignIns.Find(key) : null;
    }
}
