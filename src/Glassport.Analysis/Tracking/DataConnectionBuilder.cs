using Glassport.Analysis.Model;
using Glassport.Protocol;

namespace Glassport.Analysis.Tracking;

/// <summary>Makes the model of a data connection from its tracker.</summary>
internal static class DataConnectionBuilder
{
    private static readonly string[] BinaryExtensions =
    [
        ".7z", ".bin", ".bmp", ".bz2", ".class", ".dat", ".db", ".dll", ".doc", ".docx", ".exe", ".gif", ".gz", ".img", ".iso", ".jar", ".jpeg",
        ".jpg", ".mp3", ".mp4", ".msi", ".o", ".pdf", ".png", ".rar", ".so", ".tar", ".tgz", ".tif", ".xls", ".xlsx", ".xz", ".zip", ".zst",
    ];

    /// <summary>The model of <paramref name="data"/>, of which nothing more will be heard.</summary>
    /// <param name="data">The tracker.</param>
    /// <param name="names">How names are encoded.</param>
    public static DataConnection Build(DataTracker data, NameDecoder names)
    {
        data.Settle(data.Transfer);
        DataConnection built = Glimpse(data);
        ExchangeBuilder? transfer = data.Transfer;
        PayloadCollector payload = Payload(data, transfer, data.OpenedBy).Payload;
        if (transfer is not null && transfer.Verb.IsListing && payload.Length > 0 && !payload.Look.IsTls)
            built.Unread = new UnreadListing(payload.Content.Head.ToArray(), transfer.Verb!, names.Encoding);
        return built;
    }

    /// <summary>The model of <paramref name="data"/> as far as it has come: without a listing's rows, and without a hash while bytes may come.</summary>
    public static DataConnection Glimpse(DataTracker data)
    {
        Negotiation negotiation = data.Negotiation;
        ExchangeBuilder? transfer = data.Transfer;
        Side opener = data.OpenedBy;
        (Side? sender, PayloadCollector payload) = Payload(data, transfer, opener);
        Close close = data.Life.ToClose(opener);
        Reply? final = transfer?.FinalReply;
        bool established = data.Life.SynAck is not null || data.PayloadPackets > 0 || data.Life.Syn is null;
        return new DataConnection
        {
            Id = data.Id,
            IsActive = negotiation.Active,
            NegotiatedBy = negotiation.Exchange?.Command.Verb,
            NegotiationPackets = NegotiationPackets(negotiation),
            NegotiatedEndpoint = negotiation.Endpoint,
            Arithmetic = negotiation.Arithmetic,
            EndpointMatches = negotiation.Endpoint == data.Connection.Called,
            OpenedBy = opener,
            CallerIsThirdHost = data.CallerIsThirdHost,
            CalledIsThirdHost = data.CalledIsThirdHost,
            AlsoNegotiatedBy = (data.Also?.Owner as ControlTracker)?.Id,
            From = data.Connection.Opener,
            To = data.Connection.Called,
            Command = transfer?.Command.Verb,
            Path = transfer is null ? null : transfer.Command.DecodedPath ?? transfer.Command.Argument,
            CommandPacket = transfer?.Command.Packet,
            RestartOffset = transfer?.Setup.Restart,
            Handshake = data.Life.ToHandshake(),
            Established = established,
            Sender = sender,
            Bytes = payload.Length,
            Sha256 = payload.Sha256,
            Gaps = payload.Gaps,
            PayloadPackets = (data.PayloadPackets, data.FirstPayloadPacket, data.LastPayloadPacket),
            Transport = data.Transport.ToFacts(data.Connection.InitialRoundTrip, opener),
            FinalReply = final is null ? null : (final.Packet, final.Code),
            Complete = final is { IsPositive: true } && payload.Gaps.Count == 0 && close.Kind == CloseKind.Fin && established,
            Close = close,
            DurationMs = Duration(data),
            Type = transfer?.Setup.Type,
            Mode = transfer?.Setup.Mode ?? 'S',
            Announced = Announced(transfer),
            StoredAs = transfer?.Verb == Verbs.Stou ? StoredName.From(transfer) : null,
            Content = Content(payload, transfer),
            IsTls = payload.Look.IsTls,
            FirstTime = data.Connection.FirstTime,
            LastTime = data.Connection.LastTime,
        };
    }

    /// <summary>The direction that carries the payload, and whose it is.</summary>
    public static (Side? Sender, PayloadCollector Payload) Payload(DataTracker data, ExchangeBuilder? transfer, Side opener)
    {
        Side other = opener == Side.Client ? Side.Server : Side.Client;
        Side? expected = transfer?.Verb is not { } verb ? null : verb.IsUpload ? Side.Client : Side.Server;
        bool fromOpener = expected is { } side ? side == opener : data.FromOpener.Length >= data.FromCalled.Length;

        // Who really sent decides, not who should have.
        if ((fromOpener ? data.FromOpener : data.FromCalled).Length == 0 && (fromOpener ? data.FromCalled : data.FromOpener).Length > 0)
            fromOpener = !fromOpener;
        PayloadCollector payload = fromOpener ? data.FromOpener : data.FromCalled;
        return payload.Length == 0 ? (expected, payload) : (fromOpener ? opener : other, payload);
    }

    private static List<long> NegotiationPackets(Negotiation negotiation)
    {
        List<long> packets = [];
        if (negotiation.Exchange is { } exchange)
        {
            packets.Add(exchange.Command.Packet);
            foreach (Reply reply in exchange.Replies)
                packets.Add(reply.Packet);
        }

        return packets;
    }

    /// <summary>How many bytes were announced for a transfer, and in which packet; null when nobody did.</summary>
    public static (long Bytes, long Packet)? Announced(ExchangeBuilder? transfer)
    {
        if (transfer is null)
            return null;
        foreach (Reply reply in transfer.Replies)
        {
            if (reply.IsPreliminary && AnnouncedSize.FromPreliminary(reply.Text) is { } bytes)
                return (bytes, reply.Packet);
        }

        return transfer.Setup.Announced;
    }

    private static double? Duration(DataTracker data)
    {
        if (data.PayloadPackets == 0)
            return null;
        Packets.Timestamp from = data.FirstPayloadTime;
        Packets.Timestamp to = data.LastPayloadTime;
        if (data.PayloadPackets == 1 || to <= from)
            (from, to) = (data.Connection.FirstTime, data.Connection.LastTime);
        return Math.Round(to.MillisecondsSince(from), 6);
    }

    private static ContentFacts? Content(PayloadCollector payload, ExchangeBuilder? transfer)
    {
        if (payload.Length == 0 || !payload.IsSettled)
            return null;
        PayloadCollector content = payload.Content;
        bool binary = content.Look.IsBinary;
        if (transfer is not null && !transfer.Verb.IsListing && !content.Look.IsAscii)
            binary |= BinaryExtensions.Contains(Path.GetExtension(transfer.Command.Argument), StringComparer.OrdinalIgnoreCase);
        bool decoded = payload.IsDecoded;
        return new ContentFacts(
            binary, content.LineFeeds, content.CarriageReturnLineFeeds, decoded ? content.Length : null, decoded ? content.Sha256 : null);
    }
}
