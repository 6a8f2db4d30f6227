using System.Globalization;
using Glassport.Packets;

namespace Glassport.Analysis.Filtering;

/// <summary>A host, or the hosts of a network.</summary>
/// <param name="Address">The address of the host or network.</param>
/// <param name="PrefixLength">How many leading bits of the 128 must be the same; an IPv4 address has 96 in front of its own.</param>
public readonly record struct AddressRange(HostAddress Address, int PrefixLength)
{
    private const int Bits = 128;
    private const int BeforeIPv4 = 96;

    /// <summary>Reads an address, or a network as <c>ADDRESS/BITS</c>; false when it is neither.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out AddressRange range)
    {
        range = default;
        int slash = text.IndexOf('/');
        ReadOnlySpan<char> host = slash < 0 ? text : text[..slash];
        if (!HostAddress.TryParse(host.Trim("[]"), out HostAddress address))
            return false;
        int before = address.IsIPv4 ? BeforeIPv4 : 0;
        int prefix = Bits - before;
        if (slash >= 0 && (!int.TryParse(text[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out prefix) || prefix > Bits - before))
            return false;
        range = new AddressRange(address, before + prefix);
        return true;
    }

    /// <summary>Whether the host is it, or one of them.</summary>
    public bool Contains(HostAddress host)
    {
        ulong high = host.High ^ Address.High;
        ulong low = host.Low ^ Address.Low;
        return PrefixLength <= 64
            ? PrefixLength == 0 || high >> (64 - PrefixLength) == 0
            : high == 0 && low >> (Bits - PrefixLength) == 0;
    }
}
