namespace Glassport.Bench;

/// <summary>A session of one large transfer: passive and active in turn, every fourth an upload.</summary>
internal sealed class LargeFtpSession(long size) : FtpSession
{
    protected override void Compose(int number, Rng random)
    {
        LogIn(number, random);
        Command("TYPE I"u8);
        Reply("200 Switching to Binary mode."u8);
        bool isUpload = number % 4 == 3;
        (byte flow, byte server) = Prepare(number % 2 == 1, isUpload ? "STOR large.bin"u8 : "RETR large.bin"u8, random);
        byte sender = (byte)(isUpload ? 1 - server : server);
        Transfer(flow, sender, size, random.Next(0, Content.Bytes.Length / 2));
        EndTransfer(flow, sender);
        LogOut();
    }
}
