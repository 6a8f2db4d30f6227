using Glassport.Fuzz.Seeds;
using Glassport.Protocol;
using Glassport.Protocol.Telnet;

namespace Glassport.Fuzz.Targets;

/// <summary>Telnet's commands are taken out, then the line is read; a cut anywhere makes no difference to the filter.</summary>
internal sealed class CommandTarget : IFuzzTarget
{
    public string Name => "command";

    public IReadOnlyList<byte[]> Seeds { get; } =
    [
        .. Golden.Payloads(static packet => packet.DestinationPort == 21).DistinctBy(Convert.ToHexString).Take(200),
        [0xFF, 0xF4, 0xFF, 0xF2, .. "ABOR\r\n"u8],
        [0xFF, 0xFB, 1, .. "USER a\r\n"u8],
        [0xFF, 0xFA, 1, 2, 3, 0xFF, 0xF0, .. "NOOP\r\n"u8],
    ];

    public void Run(byte[] input)
    {
        CommandLine line = CommandLine.Parse(input);
        (int start, int length) = line.Argument.GetOffsetAndLength(input.Length);
        Invariant.Holds(start + length <= input.Length && line.HasArgument == length > 0, "the argument lies within the line");
        Invariant.Holds(line.Name.Length <= Limits.VerbBytes, "the verb is cut at its limit");
        Invariant.Holds(line.Verb is null || line.Verb.Name == line.Name, "a known verb is called by its name");

        byte[] whole = new byte[input.Length + 2];
        byte[] pieces = new byte[input.Length + 2];
        TelnetFilter filter = default;
        int written = filter.Filter(input, whole, out TelnetSignals signals);
        written += filter.Finish(whole.AsSpan(written));
        Invariant.Holds(written <= input.Length, "nothing is added");

        int cut = input.Length == 0 ? 0 : input[0] % input.Length;
        TelnetFilter halves = default;
        int total = halves.Filter(input.AsSpan(0, cut), pieces, out TelnetSignals first);
        total += halves.Filter(input.AsSpan(cut), pieces.AsSpan(total), out TelnetSignals second);
        total += halves.Finish(pieces.AsSpan(total));
        Invariant.Holds(whole.AsSpan(0, written).SequenceEqual(pieces.AsSpan(0, total)), "a cut anywhere makes no difference");
        Invariant.Holds(signals == (first | second), "a cut hides no Telnet command");
    }
}
