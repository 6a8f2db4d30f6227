using Glassport.Packets;

namespace Glassport.Bench;

/// <summary>What every FTP session has: the login, the preparation of a transfer in one of four ways, and the end.</summary>
internal abstract class FtpSession : Session
{
    private Endpoint _client;
    private Endpoint _server;
    private byte _control;

    /// <summary>Connects and logs in.</summary>
    protected void LogIn(int number, Rng random)
    {
        bool isIPv4 = number % 10 != 9;
        HostAddress clientHost = isIPv4
            ? HostAddress.FromIPv4(0x0A00_0000 | (uint)(number & 0xFF_FFFF))
            : new(0x2001_0DB8_0001_0000, (ulong)number + 1);
        HostAddress serverHost = isIPv4
            ? HostAddress.FromIPv4(0xC000_0200 | (uint)(10 + (number % 5)))
            : new(0x2001_0DB8_0002_0000, (ulong)(number % 5) + 10);
        _client = new(clientHost, (ushort)(32768 + random.Next(0, 10000)));
        _server = new(serverHost, 21);
        _control = Open(_client, _server, random);
        Reply("220 Service ready."u8);
        int mark = Mark;
        Write("USER user"u8);
        Write(number);
        Write("\r\n"u8);
        Text(_control, 0, mark);
        Reply("331 Please specify the password."u8);
        Command("PASS secret"u8);
        Reply("230 Login successful."u8);
    }

    /// <summary>A command.</summary>
    protected void Command(ReadOnlySpan<byte> line) => Line(_control, 0, line);

    /// <summary>A reply.</summary>
    protected void Reply(ReadOnlySpan<byte> line) => Line(_control, 1, line);

    /// <summary>A reply that the client acknowledges at once.</summary>
    protected void AcknowledgedReply(ReadOnlySpan<byte> line)
    {
        Reply(line);
        Ack(_control, 0);
    }

    /// <summary>Negotiates and opens a data connection around the command, and answers the flow and the side of the server.</summary>
    protected (byte Flow, byte ServerSide) Prepare(bool isActive, ReadOnlySpan<byte> command, Rng random)
    {
        ushort port = (ushort)random.Next(43000, 65000);
        int mark = Mark;
        if (isActive)
        {
            Endpoint listening = _client with { Port = port };
            WriteActive(listening);
            Text(_control, 0, mark);
            Reply("200 PORT command successful."u8);
            Command(command);
            byte active = Open(_server with { Port = 20 }, listening, random);
            AcknowledgedReply("150 Opening BINARY mode data connection."u8);
            return (active, 0);
        }

        Endpoint offered = _server with { Port = port };
        Command(_server.Address.IsIPv4 ? "PASV"u8 : "EPSV"u8);
        mark = Mark;
        WritePassive(offered);
        Text(_control, 1, mark);
        byte passive = Open(_client with { Port = (ushort)random.Next(43000, 65000) }, offered, random);
        Command(command);
        AcknowledgedReply("150 Opening BINARY mode data connection."u8);
        return (passive, 1);
    }

    /// <summary>Ends the transfer's data connection, its sender first, and confirms it.</summary>
    protected void EndTransfer(byte flow, byte sender)
    {
        Close(flow, sender);
        AcknowledgedReply("226 Transfer complete."u8);
    }

    /// <summary>Says goodbye.</summary>
    protected void LogOut()
    {
        Command("QUIT"u8);
        Reply("221 Goodbye."u8);
        Close(_control, 1);
    }

    private void WriteActive(Endpoint listening)
    {
        if (listening.Address.IsIPv4)
        {
            Write("PORT "u8);
            WriteSixNumbers(listening);
        }
        else
        {
            Write("EPRT |2|"u8);
            Write(listening.Address);
            Write("|"u8);
            Write(listening.Port);
            Write("|"u8);
        }

        Write("\r\n"u8);
    }

    private void WritePassive(Endpoint offered)
    {
        if (offered.Address.IsIPv4)
        {
            Write("227 Entering Passive Mode ("u8);
            WriteSixNumbers(offered);
            Write(").\r\n"u8);
        }
        else
        {
            Write("229 Entering Extended Passive Mode (|||"u8);
            Write(offered.Port);
            Write("|)\r\n"u8);
        }
    }

    private void WriteSixNumbers(Endpoint endpoint)
    {
        for (int shift = 24; shift >= 0; shift -= 8)
        {
            Write((int)(endpoint.Address.IPv4Bits >> shift) & 0xFF);
            Write(","u8);
        }

        Write(endpoint.Port >> 8);
        Write(","u8);
        Write(endpoint.Port & 0xFF);
    }
}
