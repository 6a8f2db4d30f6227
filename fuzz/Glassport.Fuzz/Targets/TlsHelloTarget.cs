using System.Buffers;
using Glassport.Fuzz.Seeds;
using Glassport.Packets.Tls;

namespace Glassport.Fuzz.Targets;

/// <summary>The TLS hellos: what a prefix decides, the whole decides too.</summary>
internal sealed class TlsHelloTarget : IFuzzTarget
{
    public string Name => "tls-hello";

    public IReadOnlyList<byte[]> Seeds { get; } =
        [.. Golden.Payloads(static _ => true).Where(static payload => TlsRecord.LooksLike(payload)).Take(32), [22, 3, 1, 0, 4, 1, 0, 0, 0]];

    public void Run(byte[] input)
    {
        OperationStatus client = TlsHello.TryReadClient(input, out ClientHelloView offer);
        OperationStatus server = TlsHello.TryReadServer(input, out ServerHelloView choice);
        Invariant.Holds(client != OperationStatus.Done || server != OperationStatus.Done, "a hello is one side's");
        if (client == OperationStatus.Done)
            Invariant.Holds(offer.SessionId.Length <= 32 && offer.Protocols is not null, "a hello is within its limits");
        if (server == OperationStatus.Done)
            Invariant.Holds(choice.SessionId.Length <= 32, "a hello is within its limits");
        OperationStatus half = TlsHello.TryReadClient(input.AsSpan(0, input.Length / 2), out _);
        Invariant.Holds(half == OperationStatus.NeedMoreData || half == client, "more bytes do not change what is decided");
    }
}
