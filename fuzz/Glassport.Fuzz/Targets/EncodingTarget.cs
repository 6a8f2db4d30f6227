using Glassport.Protocol.Text;

namespace Glassport.Fuzz.Targets;

/// <summary>The guess of an encoding, and decoding with what was guessed.</summary>
internal sealed class EncodingTarget : IFuzzTarget
{
    public string Name => "encoding";

    public IReadOnlyList<byte[]> Seeds { get; } =
    [
        [0xB2, 0xE2, 0xCA, 0xD4, 0xCE, 0xC4, 0xBC, 0xFE, 46, 116, 120, 116],
        [0x83, 0x65, 0x83, 0x58, 0x83, 0x67, 46, 116, 120, 116],
        [0xB4, 0xFA, 0xB8, 0xD5, 0xC0, 0xC9],
        [0xC7, 0xD1, 0xB1, 0xDB],
        [0xE6, 0xB5, 0x8B, 0xE8, 0xAF, 0x95],
        [0x63, 0x61, 0x66, 0xE9, 10, 0x6E, 0x61, 0xEF, 0x76, 0x65],
    ];

    public int LongestInput => 512;

    public void Run(byte[] input)
    {
        List<ReadOnlyMemory<byte>> samples = [];
        foreach (Range range in input.AsSpan().Split((byte)10))
            samples.Add(input.AsMemory(range));
        EncodingGuess? guess = EncodingGuess.Guess(samples);
        Invariant.Holds(NameEncoding.Decode(input).Length <= input.Length, "a name has no more characters than bytes");
        if (guess is null)
            return;
        Invariant.Holds(guess.Confidence is >= 0 and <= 1, "confidence is from 0 to 1");
        Invariant.Holds(NameEncoding.TryFind(guess.Name) is not null, "what is guessed can be decoded");
        NameEncoding.Decode(input, NameEncoding.TryFind(guess.Name));
    }
}
