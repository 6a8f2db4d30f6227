using System.Net;
using Glassport.Server.Records;

namespace Glassport.Server.Tests.Records;

/// <summary>Records as a session would make them.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset At = new(2026, 11, 25, 20, 1, 13, TimeSpan.Zero);

    public static readonly SessionIdentity Student = new()
    {
        Number = 3,
        Site = "Default",
        Client = new(IPAddress.Parse("192.168.1.1"), 50001),
        Server = new(IPAddress.Parse("192.168.1.2"), 21),
        User = "student",
        IsLoggedIn = true,
    };

    public static readonly SessionIdentity Guest = Student with { User = "anonymous", IsAnonymous = true, MailAddress = "me@x y.org" };

    public static readonly SessionIdentity Nobody = Student with { User = null, IsLoggedIn = false };

    public static TransferRecord Download(string path, SessionIdentity? session = null) => new(session ?? Student, At)
    {
        Verb = "RETR",
        Direction = TransferDirection.Download,
        VirtualPath = path,
        Bytes = 111,
        Started = At - TimeSpan.FromMilliseconds(88),
        Duration = TimeSpan.FromMilliseconds(88),
        Outcome = TransferOutcome.Complete,
        ReplyCode = 226,
        IsPassive = true,
        DataClient = new(IPAddress.Parse("192.168.1.1"), 50002),
        DataServer = new(IPAddress.Parse("192.168.1.2"), 40000),
    };

    public static CommandRecord Command(string verb, string? argument, int code, string? path = null, SessionIdentity? session = null) =>
        new(session ?? Student, At) { Verb = verb, Argument = argument, ReplyCode = code, VirtualPath = path };
}
