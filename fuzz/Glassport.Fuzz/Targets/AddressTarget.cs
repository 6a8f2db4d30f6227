using System.Text;
using Glassport.Protocol.Addresses;

namespace Glassport.Fuzz.Targets;

/// <summary>Every form in which a data connection's address is written; bytes and text must agree.</summary>
internal sealed class AddressTarget : IFuzzTarget
{
    public string Name => "address";

    public IReadOnlyList<byte[]> Seeds { get; } =
    [
        "192,168,111,13,192,42"u8.ToArray(),
        "Entering Passive Mode (192,0,2,2,200,5)."u8.ToArray(),
        "=192,0,2,2,200,5"u8.ToArray(),
        "Entering Extended Passive Mode (|||51205|)"u8.ToArray(),
        "(|2|2001:db8::2|51205|)"u8.ToArray(),
        "|1|192.0.2.1|51205|"u8.ToArray(),
        "|2|2001:db8::1|51205|"u8.ToArray(),
        "4,4,192,0,2,1,2,200,5"u8.ToArray(),
        "6,16,32,1,13,184,0,0,0,0,0,0,0,0,0,0,0,1,2,200,5"u8.ToArray(),
        "Entering Long Passive Mode (4,4,192,0,2,1,2,200,5)"u8.ToArray(),
        "ALL"u8.ToArray(),
        "2"u8.ToArray(),
    ];

    public int LongestInput => 2048;

    public void Run(byte[] input)
    {
        string text = Encoding.Latin1.GetString(input);
        Check(HostPort.TryParse(input, out DataEndpoint a), a, HostPort.TryParse(text, out DataEndpoint b), b);
        Check(ExtendedPort.TryParse(input, out a), a, ExtendedPort.TryParse(text, out b), b);
        Check(LongHostPort.TryParse(input, out a), a, LongHostPort.TryParse(text, out b), b);
        Check(LongHostPort.TryParseReply(input, out a), a, LongHostPort.TryParseReply(text, out b), b);
        Check(PassiveReply.TryParse(input, out a), a, PassiveReply.TryParse(text, out b), b);
        Check(ExtendedPassiveReply.TryParse(input, out a), a, ExtendedPassiveReply.TryParse(text, out b), b);
        Invariant.Holds(ExtendedPassiveCommand.Parse(input) == ExtendedPassiveCommand.Parse(text), "bytes and text agree");
    }

    private static void Check(bool fromBytes, DataEndpoint a, bool fromText, DataEndpoint b)
    {
        Invariant.Holds(fromBytes == fromText && a == b, "bytes and text agree");
        if (!fromBytes)
            return;
        Invariant.Holds(a.Port is >= 0 and <= ushort.MaxValue, "a port has 16 bits");
        Invariant.Holds(a.HighByte is null || (a.HighByte * 256) + a.LowByte == a.Port, "the arithmetic is right");
        Invariant.Holds(a.ToString().Length < 64, "an endpoint is short");
    }
}
