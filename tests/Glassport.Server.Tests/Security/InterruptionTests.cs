using System.Net.Sockets;
using System.Text;
using Glassport.Server.Settings;
using Glassport.Server.Verbs;

namespace Glassport.Server.Tests.Security;

/// <summary>S23: whatever is sent, and wherever a transfer is interrupted, a session ends in order and leaves nothing open.</summary>
public sealed class InterruptionTests
{
    public static TheoryData<string, int> Steps
    {
        get
        {
            TheoryData<string, int> steps = [];
            foreach (string interruption in new[] { "ABOR", "\xFF\xF4\xFF\xF2" + "ABOR", "QUIT", "REIN", "PASV", "STAT", "USER x", "RETR big", "FIN", "RST", "END", "DATA-RST", "DATA-FIN" })
            {
                for (int step = 0; step < 5; step++)
                    steps.Add(interruption, step);
            }

            return steps;
        }
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_transfer_can_be_interrupted_at_every_step(string interruption, int step)
    {
        await using var victim = await Victim.StartAsync();
        await using (var file = File.Create(victim.Folder.In("big")))
            file.SetLength(32 << 20);
        foreach (string command in new[] { "RETR big", "STOR up", "LIST" })
        {
            using var client = await victim.LoginAsync();
            using var data = await BeginAsync(client, command, step);
            await InterruptAsync(victim, client, data, interruption);
            data?.Dispose();
            client.Socket.Dispose();
            await victim.WhenEmptyInTimeAsync();
        }

        await Until.TrueAsync(() => !victim.PassivePorts.Any());
        await Until.TrueAsync(() => Descriptors.OpenBelow(victim.Folder.Root) == 0);
        using var other = await victim.LoginAsync();
        await other.ExpectAsync("257", "PWD");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Random_commands_break_nothing(int seed)
    {
        await using var victim = await Victim.StartAsync(
            site => site with { Files = new() { AllowSymlinks = true, RecursiveListing = true }, Limits = new() { LoginAttempts = 100 } },
            server => server with { Bans = new() { Failures = 0, Delay = TimeSpan.Zero } },
            TlsMode.Explicit);
        Random random = new(seed);
        Directory.CreateDirectory(victim.Folder.In("sub"));
        File.WriteAllText(victim.Folder.In("a"), "content");
        for (int round = 0; round < 12; round++)
        {
            using var client = await victim.LoginAsync();
            using var data = round % 2 == 0 ? await client.DataAsync() : null;
            byte[] junk = Junk(random, 60);
            try
            {
                for (int sent = 0; sent < junk.Length;)
                {
                    int count = Math.Min(random.Next(1, 400), junk.Length - sent);
                    await client.SendAsync(junk.AsMemory(sent, count));
                    sent += count;
                }

                client.Socket.Shutdown(SocketShutdown.Send);
                data?.Dispose();
                var replies = client.RepliesToEndAsync();
                // Commands that wait for a data connection end with their timeout.
                await victim.WhenEmptyInTimeAsync();
                await replies;
            }
            catch (Exception failure) when (failure is IOException or SocketException)
            {
                // The server had enough of it.
            }

            client.Socket.Dispose();
            await victim.WhenEmptyInTimeAsync();
        }

        await Until.TrueAsync(() => !victim.PassivePorts.Any());
        await Until.TrueAsync(() => Descriptors.OpenBelow(victim.Folder.Root) == 0);
        Assert.Equal("secret", File.ReadAllText(victim.Folder.Out("secret")));
    }

    // 0: a port is agreed on; 1: and connected to; 2: the command is sent; 3: bytes move; 4: the data connection is not there yet.
    private static async Task<Socket?> BeginAsync(RawClient client, string command, int step)
    {
        var port = await client.PassiveAsync();
        if (step == 0)
            return null;
        if (step == 4)
        {
            await client.ExpectAsync("150", command);
            return null;
        }

        var data = await RawClient.DialAsync(port);
        if (step >= 2)
            await client.SendAsync(command + "\r\n");
        if (step == 3 && command.StartsWith("STOR", StringComparison.Ordinal))
            await data.SendAsync(new byte[100_000]);
        if (step == 3 && command.StartsWith("RETR", StringComparison.Ordinal))
            await data.ReceiveAsync(new byte[100_000]);
        return data;
    }

    private static async Task InterruptAsync(Victim victim, RawClient client, Socket? data, string interruption)
    {
        switch (interruption)
        {
            case "FIN":
                client.Socket.Shutdown(SocketShutdown.Send);
                break;
            case "RST":
                RawClient.Reset(client.Socket);
                break;
            case "END":
                victim.Server.EndSession(victim.Server.Sessions[0].Id);
                await client.RepliesToEndAsync();
                break;
            case "DATA-RST" when data is not null:
                RawClient.Reset(data);
                await client.SendAsync("NOOP\r\n");
                while (!(await client.ReplyAsync()).StartsWith("200", StringComparison.Ordinal))
                {
                    // The transfer's own replies.
                }

                break;
            case "DATA-FIN" when data is not null:
                data.Dispose();
                break;
            case "DATA-RST" or "DATA-FIN":
                break;
            case "ABOR":
                await client.SendAsync("ABOR\r\nNOOP\r\n");
                await ReadUntilNoopAsync(client);
                break;
            default:
                await client.SendAsync(interruption + "\r\n");
                break;
        }
    }

    // NOOP may be answered while the transfer runs; ABOR has an answer of its own in each case.
    private static async Task ReadUntilNoopAsync(RawClient client)
    {
        bool aborted = false, noop = false;
        while (!aborted || !noop)
        {
            string reply = await client.ReplyAsync();
            Assert.Matches("^(150|2|425|426)", reply);
            noop |= reply.StartsWith("200", StringComparison.Ordinal);
            aborted |= reply.StartsWith("225", StringComparison.Ordinal) || reply.Contains("ABOR", StringComparison.Ordinal);
        }
    }

    private static byte[] Junk(Random random, int lines)
    {
        string[] verbs = [.. VerbTable.All.Select(static handler => handler.Verb.Name).Except(["AUTH", "QUIT"]), "SITE CHMOD", "SITE UTIME", "SITE SYMLINK", "SITE UMASK", "SITE IDLE", "XYZZY"];
        string[] arguments =
        [
            "", " ", "a", "/", "..", "sub", "sub/../a", "*", "[a-z]*", "-1", "0", "1", "18446744073709551616", "I", "A", "L 8", "Z", "S", "F", "P", "C",
            "127,0,0,1,200,200", "|1|127.0.0.1|51400|", "|2|::1|51400|", "4,4,127,0,0,1,2,200,200", "ALL", "1 5", "5 1", "20300101000000 a", "modify=1;unix.mode=0; a",
            "777 a", "\"b\" \"a\"", "UTF8 ON", "UTF8 OFF", "MLST size;type;", "HASH SHA-512", "MODE Z LEVEL 9", "-aR", "-d", "ZH-CN", "alice", "secret",
        ];
        using MemoryStream junk = new();
        for (int i = 0; i < lines; i++)
        {
            junk.Write(Encoding.ASCII.GetBytes(verbs[random.Next(verbs.Length)]));
            if (random.Next(8) != 0)
                junk.Write(Encoding.ASCII.GetBytes(" " + arguments[random.Next(arguments.Length)]));
            if (random.Next(8) == 0)
            {
                byte[] noise = new byte[random.Next(40)];
                random.NextBytes(noise);
                junk.Write(noise);
            }

            junk.Write(random.Next(10) == 0 ? "\n"u8 : "\r\n"u8);
        }

        return junk.ToArray();
    }
}
