namespace Glassport.Bench;

/// <summary>A person's session: look round, list, move a few files of some kilobytes, leave. Half of the transfers are active.</summary>
internal sealed class SmallFtpSession : FtpSession
{
    protected override void Compose(int number, Rng random)
    {
        LogIn(number, random);
        Command("SYST"u8);
        Reply("215 UNIX Type: L8"u8);
        Command("PWD"u8);
        Reply("257 \"/\" is the current directory"u8);
        Command("CWD /pub"u8);
        Reply("250 Directory successfully changed."u8);
        Command("TYPE I"u8);
        Reply("200 Switching to Binary mode."u8);
        List(random);
        for (int files = random.Next(1, 4); files > 0; files--)
            Move(random);
        LogOut();
    }

    private void List(Rng random)
    {
        (byte flow, byte server) = Prepare(random.Chance(50), "LIST"u8, random);
        int mark = Mark;
        for (int rows = random.Next(5, 40); rows > 0; rows--)
        {
            Write("-rw-r--r--    1 1000     1000        "u8);
            Write(random.Next(10_000, 99_999));
            Write(" Nov 14  2023 file"u8);
            Write(rows);
            Write(".bin\r\n"u8);
        }

        Text(flow, server, mark);
        EndTransfer(flow, server);
    }

    private void Move(Rng random)
    {
        bool isUpload = random.Chance(30);
        (byte flow, byte server) = Prepare(random.Chance(50), isUpload ? "STOR up.bin"u8 : "RETR file1.bin"u8, random);
        byte sender = (byte)(isUpload ? 1 - server : server);
        Transfer(flow, sender, random.Next(1_000, 25_000), random.Next(0, Content.Bytes.Length / 2));
        EndTransfer(flow, sender);
    }
}
