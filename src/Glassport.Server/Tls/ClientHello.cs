using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace Glassport.Server.Tls;

/// <summary>What a ClientHello asks for (RFC 8446 §4.1.2), as far as the server tells of it.</summary>
/// <param name="ServerName">The host name (SNI, RFC 6066 §3), or null.</param>
/// <param name="Protocols">The application protocols offered (ALPN, RFC 7301); default without the extension.</param>
/// <param name="Versions">The versions offered, as on the wire.</param>
/// <param name="OffersSession">A session, ticket or pre-shared key is offered for resumption.</param>
internal sealed record ClientHello(string? ServerName, ImmutableArray<string> Protocols, ImmutableArray<ushort> Versions, bool OffersSession)
{
    private const ushort Tls13 = 0x0304;

    /// <summary>Reads the body of a handshake message of type client_hello; null when it is malformed.</summary>
    public static ClientHello? Read(ReadOnlySpan<byte> body)
    {
        TlsReader reader = new(body);
        if (!reader.TryUInt16(out ushort legacyVersion) || !reader.TrySkip(32) || !reader.TryVector8(out var sessionId)
            || !reader.TryVector16(out _) || !reader.TryVector8(out _))
            return null;

        if (reader.IsAtEnd)
            return new(null, default, [legacyVersion], sessionId.Length > 0);

        return reader.TryVector16(out var extensions) ? ReadExtensions(new(extensions), legacyVersion, sessionId.Length > 0) : null;
    }

    /// <summary>Whether a version within the bounds is offered.</summary>
    public bool Offers(ushort oldest, ushort newest)
    {
        foreach (ushort version in Versions)
        {
            // RFC 8446 §4.1.3: without supported_versions, the legacy version is the newest of all up to it.
            bool within = Versions.Length == 1 && version < Tls13 ? version >= oldest : version >= oldest && version <= newest;
            if (within)
                return true;
        }

        return false;
    }

    private static ClientHello? ReadExtensions(TlsReader reader, ushort legacyVersion, bool hasSessionId)
    {
        string? serverName = null;
        ImmutableArray<string> protocols = default;
        ImmutableArray<ushort> versions = [legacyVersion];
        bool offersTicket = false, offersKey = false;
        while (!reader.IsAtEnd)
        {
            if (!reader.TryUInt16(out ushort type) || !reader.TryVector16(out var content))
                return null;

            switch (type)
            {
                case TlsExtension.ServerName:
                    serverName = ReadServerName(new(content));
                    break;
                case TlsExtension.ApplicationProtocols:
                    protocols = ReadProtocols(new(content));
                    break;
                case TlsExtension.SessionTicket:
                    offersTicket = content.Length > 0;
                    break;
                case TlsExtension.PreSharedKey:
                    offersKey = true;
                    break;
                case TlsExtension.SupportedVersions:
                    versions = ReadVersions(new(content));
                    break;
                default:
                    break;
            }
        }

        // In TLS 1.3 the legacy session id is random and offers nothing (RFC 8446 §4.1.2).
        return new(serverName, protocols, versions, offersKey || offersTicket || (hasSessionId && !versions.Contains(Tls13)));
    }

    private static string? ReadServerName(TlsReader reader) =>
        reader.TryVector16(out var list) && list.Length > 3 && list[0] == 0 && new TlsReader(list[1..]).TryVector16(out var name)
            ? Encoding.ASCII.GetString(name)
            : null;

    private static ImmutableArray<string> ReadProtocols(TlsReader reader)
    {
        var protocols = ImmutableArray.CreateBuilder<string>();
        if (reader.TryVector16(out var list))
        {
            TlsReader names = new(list);
            while (names.TryVector8(out var name))
                protocols.Add(Encoding.Latin1.GetString(name));
        }

        return protocols.ToImmutable();
    }

    private static ImmutableArray<ushort> ReadVersions(TlsReader reader)
    {
        var versions = ImmutableArray.CreateBuilder<ushort>();
        if (reader.TryVector8(out var list))
        {
            for (int at = 0; at + 2 <= list.Length; at += 2)
                versions.Add(BinaryPrimitives.ReadUInt16BigEndian(list[at..]));
        }

        return versions.ToImmutable();
    }
}
