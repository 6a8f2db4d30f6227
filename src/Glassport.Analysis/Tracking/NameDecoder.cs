using System.Text;
using Glassport.Analysis.Model;
using Glassport.Protocol;
using Glassport.Protocol.Text;

namespace Glassport.Analysis.Tracking;

/// <summary>Finds out in which encoding a server's names are, and decodes them.</summary>
internal sealed class NameDecoder
{
    private readonly Encoding? encoding;

    private NameDecoder(string? name, Encoding? encoding)
    {
        Name = name;
        this.encoding = encoding;
    }

    /// <summary>The encoding given or recognised; null for UTF-8.</summary>
    public string? Name { get; }

    /// <summary>Judges the names of a conversation; a given encoding is believed.</summary>
    public static NameDecoder For(ControlTracker control, string? given)
    {
        if (given is not null)
            return new NameDecoder(given, NameEncoding.TryFind(given));
        List<ReadOnlyMemory<byte>>? samples = null;
        foreach (ExchangeBuilder exchange in control.Session.Exchanges)
        {
            if (exchange.Command.RawHex is not null)
                (samples ??= []).Add(System.Text.Encoding.Latin1.GetBytes(exchange.Command.Argument));
            if (exchange.Verb.IsListing && exchange.Uses?.Carrier is { } data)
                Sample(data, ref samples);
        }

        if (samples is null || EncodingGuess.Guess(samples) is not { IsWorthwhile: true } guess || guess.Name is "utf-8" or "latin-1")
            return new NameDecoder(null, null);
        return new NameDecoder(guess.Name, NameEncoding.TryFind(guess.Name));
    }

    /// <summary>The encoding, or null when names are UTF-8.</summary>
    public Encoding? Encoding => encoding;

    /// <summary>Tells the command its argument in the encoding, when it is not ASCII and reads differently.</summary>
    public void Decode(Command command)
    {
        if (Decoded(command) is { } decoded)
            command.DecodedPath = decoded;
    }

    /// <summary>The argument in the encoding; null when it is ASCII or reads the same.</summary>
    public string? Decoded(Command command)
    {
        if (encoding is null || System.Text.Ascii.IsValid(command.Argument))
            return null;
        byte[] bytes = command.RawHex is null ? System.Text.Encoding.UTF8.GetBytes(command.Argument) : System.Text.Encoding.Latin1.GetBytes(command.Argument);
        string decoded = encoding.GetString(bytes);
        return decoded == command.Argument ? null : decoded;
    }

    /// <summary>The text in the encoding, when it is not ASCII and reads differently.</summary>
    public void Decode(Reply reply)
    {
        if (encoding is null || reply.RawHex is null || System.Text.Ascii.IsValid(reply.Text) || reply.Text.Any(static c => c > 0xFF))
            return;
        string decoded = encoding.GetString(System.Text.Encoding.Latin1.GetBytes(reply.Text));
        if (decoded != reply.Text)
            reply.DecodedText = decoded;
    }

    private static void Sample(DataTracker data, ref List<ReadOnlyMemory<byte>>? samples)
    {
        foreach (PayloadCollector payload in new[] { data.FromOpener.Content, data.FromCalled.Content })
        {
            if (payload.Head.IsEmpty || System.Text.Ascii.IsValid(payload.Head))
                continue;
            samples ??= [];
            foreach (Range line in payload.Head.Split((byte)'\n'))
                samples.Add(payload.Head[line].ToArray());
        }
    }
}
