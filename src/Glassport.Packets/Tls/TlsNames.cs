using System.Globalization;

namespace Glassport.Packets.Tls;

/// <summary>Names of the numbers in TLS hello messages.</summary>
public static class TlsNames
{
    /// <summary>The protocol version, such as <c>TLSv1.3</c> or <c>SSLv3</c>; <c>0x7F17</c> for one not known (RFC 8446 §4.2.1).</summary>
    public static string Version(ushort version) => version switch
    {
        0x0002 => "SSLv2",
        0x0300 => "SSLv3",
        0x0301 => "TLSv1.0",
        0x0302 => "TLSv1.1",
        0x0303 => "TLSv1.2",
        0x0304 => "TLSv1.3",
        _ => Hexadecimal(version),
    };

    /// <summary>The cipher suite's registered name, such as <c>TLS_AES_256_GCM_SHA384</c>; <c>0xC02F</c> for one not known.</summary>
    public static string CipherSuite(ushort suite) => CipherSuites.Names.TryGetValue(suite, out string? name) ? name : Hexadecimal(suite);

    private static string Hexadecimal(ushort value) => string.Create(CultureInfo.InvariantCulture, $"0x{value:X4}");
}
