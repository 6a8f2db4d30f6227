using System.Text;

namespace Glassport.Fuzz.Mutation;

/// <summary>What means something to one parser or another.</summary>
internal static class Tokens
{
    public static IReadOnlyList<byte[]> All { get; } =
    [
        .. new[]
        {
            "\r\n", "\n", "\r", "\0", "\r\0", " ", "-", "\t", "/", "..", "(", ")", "|", "|||", ",", ";", "=", "\u00FF", "\u00FF\u00F4\u00FF\u00F2", "\u00FF\u00FA", "\u00FF\u00F0",
            "220 ready\r\n", "220-", "227 Entering Passive Mode (192,0,2,2,200,5)\r\n", "229 Entering Extended Passive Mode (|||51205|)\r\n",
            "150 ok (5 bytes)\r\n", "226 done\r\n", "421 bye\r\n", "426 ", "530 no\r\n", "331 \r\n", "230 \r\n", "234 go\r\n", "350 ", "213 4711\r\n",
            "USER a\r\n", "PASS b\r\n", "PORT 192,0,2,1,200,5\r\n", "EPRT |1|192.0.2.1|51205|\r\n", "EPRT |2|2001:db8::1|51205|\r\n", "PASV\r\n", "EPSV ALL\r\n",
            "EPSV\r\n", "RETR a.txt\r\n", "STOR b.bin\r\n", "LIST\r\n", "NLST\r\n", "MLSD\r\n", "ABOR\r\n", "QUIT\r\n", "AUTH TLS\r\n", "REST 1000\r\n", "TYPE I\r\n",
            "TYPE A\r\n", "MODE Z\r\n", "STOU\r\n", "REIN\r\n", "SIZE a.txt\r\n", "ALLO 10\r\n", "LPRT 4,4,192,0,2,1,2,200,5\r\n", "99999999999999999999", "-1",
            "4294967296", "65536", "256", "type=dir;size=1;modify=20260101000000.123; ", "+i8388621.48594,m825718503,r,s280,\t", "\u001B[31m", "<script>", "\u2028",
            "drwxr-xr-x   2 0 0 4096 Jan 01  2026 ", "-rw-r--r-- 1 a b 5 Jan 1 12:34 ", "01-02-26  03:04PM       <DIR>          ", "total 8\r\n", " -> ",
        }.Select(static text => Encoding.Latin1.GetBytes(text)),
        [0x16, 0x03, 0x01, 0x00, 0x05],
        [0x1F, 0x8B, 0x08, 0x00],
        [0x78, 0x9C],
        [0x0A, 0x0D, 0x0D, 0x0A],
        [0x08, 0x00, 0x45, 0x00],
        [0xB2, 0xE2, 0xCA, 0xD4],
        [0x83, 0x65, 0x83, 0x58],
        [0xE6, 0xB5, 0x8B],
        [0xED, 0xA0, 0x80],
        [0xF4, 0x90, 0x80, 0x80],
    ];
}
