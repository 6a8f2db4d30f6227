namespace Glassport.Protocol.Telnet;

/// <summary>
/// Takes the Telnet commands (RFC 854) out of a control connection's bytes, chunk by chunk. The state between two chunks is kept
/// here, so a command may be cut anywhere. IAC IAC is the byte FF; IAC before a byte below F0 is no Telnet command but two bytes
/// of a name (FF is ÿ in Latin-1) and stays.
/// </summary>
public struct TelnetFilter
{
    private const byte SubnegotiationEnd = 240, DataMark = 242, InterruptProcess = 244, Subnegotiation = 250, Will = 251, Dont = 254, Iac = 255;

    private State state;
    private int skipped;

    private enum State : byte
    {
        Text,
        Command,
        Option,
        Subnegotiation,
        SubnegotiationCommand,
    }

    /// <summary>True when a chunk ended within a Telnet command.</summary>
    public readonly bool IsInsideCommand => state != State.Text;

    /// <summary>Copies the bytes that are not Telnet's.</summary>
    /// <param name="source">The next bytes of the connection.</param>
    /// <param name="destination">At least one byte longer than <paramref name="source"/>: an IAC held back may turn out to be data.</param>
    /// <param name="signals">The commands that were met.</param>
    /// <returns>How many bytes were written.</returns>
    /// <exception cref="ArgumentException">The destination is too short.</exception>
    public int Filter(ReadOnlySpan<byte> source, Span<byte> destination, out TelnetSignals signals)
    {
        if (destination.Length <= source.Length)
            throw new ArgumentException("The destination must be longer than the source.", nameof(destination));
        signals = TelnetSignals.None;
        int written = 0;
        while (!source.IsEmpty)
        {
            if (state == State.Text)
            {
                int plain = source.IndexOf(Iac);
                plain = plain < 0 ? source.Length : plain;
                source[..plain].CopyTo(destination[written..]);
                written += plain;
                source = source[plain..];
                if (source.IsEmpty)
                    break;
                state = State.Command;
                source = source[1..];
                continue;
            }

            Step(source[0], destination, ref written, ref signals);
            source = source[1..];
        }

        return written;
    }

    /// <summary>The connection ended: an IAC held back was data.</summary>
    /// <param name="destination">At least one byte.</param>
    /// <returns>How many bytes were written: 0 or 1.</returns>
    public int Finish(Span<byte> destination)
    {
        bool heldBack = state == State.Command;
        state = State.Text;
        if (!heldBack)
            return 0;
        destination[0] = Iac;
        return 1;
    }

    private void Step(byte b, Span<byte> destination, ref int written, ref TelnetSignals signals)
    {
        switch (state)
        {
            case State.Command:
                state = b switch
                {
                    Subnegotiation => State.Subnegotiation,
                    >= Will and <= Dont => State.Option,
                    _ => State.Text,
                };
                skipped = 0;
                if (b is Iac or < SubnegotiationEnd)
                    destination[written++] = Iac;
                if (b < SubnegotiationEnd)
                    destination[written++] = b;
                else if (b != Iac)
                    signals |= Signal(b);
                break;
            case State.Option:
                state = State.Text;
                if (IsLineEnd(b))
                    destination[written++] = b;
                break;
            case State.Subnegotiation:
                // A line's end or the limit ends it too: otherwise one stray FF FA would swallow the session.
                if (b == Iac)
                    state = State.SubnegotiationCommand;
                else if (b == '\n' || ++skipped >= Limits.TelnetSubnegotiationBytes)
                    state = State.Text;
                if (b == '\n')
                    destination[written++] = b;
                break;
            default:
                state = b == SubnegotiationEnd ? State.Text : State.Subnegotiation;
                break;
        }
    }

    private static bool IsLineEnd(byte b) => b is (byte)'\r' or (byte)'\n';

    private static TelnetSignals Signal(byte command) => command switch
    {
        InterruptProcess => TelnetSignals.InterruptProcess,
        DataMark => TelnetSignals.DataMark,
        >= Will and <= Dont => TelnetSignals.Negotiation,
        _ => TelnetSignals.Other,
    };
}
