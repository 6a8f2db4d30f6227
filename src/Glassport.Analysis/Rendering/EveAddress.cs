using Glassport.Packets;

namespace Glassport.Analysis.Rendering;

/// <summary>An address as Suricata prints it.</summary>
internal static class EveAddress
{
    /// <summary>Dotted decimal; IPv6 with all eight groups of four digits, so that it equals what other EVE events say.</summary>
    public static string Of(HostAddress address)
    {
        if (address.IsIPv4)
            return address.ToString();
        return string.Create(39, address, static (text, value) =>
        {
            const string digits = "0123456789abcdef";
            for (int i = 0; i < 32; i++)
            {
                ulong half = i < 16 ? value.High : value.Low;
                int at = i + (i / 4);
                text[at] = digits[(int)(half >> (60 - (4 * (i % 16)))) & 0xF];
                if (i % 4 == 3 && i < 31)
                    text[at + 1] = ':';
            }
        });
    }
}
