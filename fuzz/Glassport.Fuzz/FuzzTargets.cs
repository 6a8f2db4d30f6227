using Glassport.Fuzz.Targets;

namespace Glassport.Fuzz;

/// <summary>Every target, innermost parsers first.</summary>
internal static class FuzzTargets
{
    public static IReadOnlyList<IFuzzTarget> All { get; } =
    [
        CaptureFormatTarget.Pcap,
        CaptureFormatTarget.Pcapng,
        CaptureFormatTarget.Snoop,
        CaptureFormatTarget.Gzip,
        new DecoderTarget(),
        new DissectionTarget(),
        new TlsHelloTarget(),
        new CommandTarget(),
        new ReplyTarget(),
        new AddressTarget(),
        new ListingTarget(),
        new BlockModeTarget(),
        new ZlibModeTarget(),
        new EncodingTarget(),
        new TcpTarget(),
        new DialogueTarget(),
        new FilterTarget(),
        new PipelineTarget(),
    ];
}
