using Glassport.Packets;

namespace Glassport.Bench;

/// <summary>A browser's connection: TLS or HTTP, a few requests, answers from half a kilobyte to a hundred and more. One in four is IPv6.</summary>
internal sealed class WebSession : Session
{
    protected override void Compose(int number, Rng random)
    {
        bool isTls = random.Chance(85);
        ushort port = (ushort)(isTls ? 443 : 80);
        ushort from = (ushort)random.Next(32768, 61000);
        Endpoint client = random.Chance(25)
            ? new(new(0x2001_0DB8_00AA_0000, (ulong)number + 1), from)
            : new(HostAddress.FromIPv4(0x0B00_0000 | (uint)(number & 0xFF_FFFF)), from);
        Endpoint server = client.Address.IsIPv4
            ? new(HostAddress.FromIPv4(0xC633_6400 | (uint)random.Next(1, 250)), port)
            : new(new(0x2001_0DB8_00BB_0000, (ulong)random.Next(1, 5000)), port);
        byte flow = Open(client, server, random);
        if (isTls)
            Shake(flow, random);
        int segmentsPerAck = random.Next(1, 3);
        for (int requests = random.Next(1, 6); requests > 0; requests--)
        {
            Ask(flow, isTls, random);
            // Doubling sizes give the long tail of real traffic.
            long size = random.Next(500, 1000) << random.Next(0, 9);
            Transfer(flow, 1, size, random.Next(0, Content.Bytes.Length / 2), segmentsPerAck);
        }

        Close(flow, (byte)random.Next(0, 2));
    }

    private void Shake(byte flow, Rng random)
    {
        int mark = Mark;
        Write([0x16, 0x03, 0x01, 0x02, 0x00]);
        Write(Content.Bytes.AsSpan(random.Next(0, 1 << 20), 512));
        Text(flow, 0, mark);
        mark = Mark;
        Write([0x16, 0x03, 0x03, 0x0C, 0x00]);
        Write(Content.Bytes.AsSpan(random.Next(0, 1 << 20), 3072));
        Text(flow, 1, mark);
        Ack(flow, 0);
    }

    private void Ask(byte flow, bool isTls, Rng random)
    {
        int mark = Mark;
        if (isTls)
        {
            Write([0x17, 0x03, 0x03, 0x01, 0x80]);
            Write(Content.Bytes.AsSpan(random.Next(0, 1 << 20), 0x180));
        }
        else
        {
            Write("GET /page/"u8);
            Write(random.Next(0, 100_000));
            Write(" HTTP/1.1\r\nHost: www.example.com\r\nAccept: */*\r\nAccept-Language: en\r\nCookie: session=0123456789abcdef\r\n\r\n"u8);
        }

        Text(flow, 0, mark);
    }
}
