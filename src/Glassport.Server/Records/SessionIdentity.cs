using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;

namespace Glassport.Server.Records;

/// <summary>Who a record speaks of. A session has one at a time, and makes another when its user or site changes.</summary>
internal sealed record SessionIdentity
{
    private static readonly long Process = BinaryPrimitives.ReadInt64LittleEndian(RandomNumberGenerator.GetBytes(8));

    /// <summary>Stands where no session is spoken of.</summary>
    public static SessionIdentity OfServer { get; } = new() { Number = 0, Site = "", Client = new(IPAddress.None, 0), Server = new(IPAddress.None, 0) };

    /// <summary>The session's number, counted from 1 on since the server began.</summary>
    public required long Number { get; init; }

    /// <summary>The site's name.</summary>
    public required string Site { get; init; }

    /// <summary>The client's end of the control connection, as PROXY protocol told it where that is in use.</summary>
    public required IPEndPoint Client { get; init; }

    /// <summary>The server's end of the control connection.</summary>
    public required IPEndPoint Server { get; init; }

    /// <summary>The user as named so far, logged in or not; null before USER.</summary>
    public string? User { get; init; }

    /// <summary>True once <see cref="User"/> has proved who they are.</summary>
    public bool IsLoggedIn { get; init; }

    /// <summary>True for an anonymous login.</summary>
    public bool IsAnonymous { get; init; }

    /// <summary>What an anonymous user gave as password, by custom a mail address; null for others.</summary>
    public string? MailAddress { get; init; }

    /// <summary>The host that the client named by HOST or SNI.</summary>
    public string? HostName { get; init; }

    /// <summary>The control connection is protected by TLS.</summary>
    public bool IsSecure { get; init; }

    /// <summary>An identifier that no other session has, of this run of the server or another.</summary>
    public Guid Id
    {
        get
        {
            Span<byte> bytes = stackalloc byte[16];
            BinaryPrimitives.WriteInt64LittleEndian(bytes, Number);
            BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], Process);
            return new Guid(bytes);
        }
    }
}
