namespace Glassport.Peers.Tests.Peers;

/// <summary>GNU inetutils' ftp: PORT and PASV, NLST with patterns.</summary>
internal sealed class InetutilsFtp : Peer
{
    public override string Name => "inetutils-ftp";

    public override Skills Skills => Skills.Errand;

    public override IReadOnlyList<Way> Ways { get; } = Way.All(active: true, ipv6: true, tls: false);

    public override Task<string> RunAsync(Errand errand)
    {
        string script = Script(
            $"open {errand.Host} {errand.Port}",
            "user anonymous guest@example.org",
            "binary",
            "ls",
            "mget orig*.bin",
            "reget original.bin resumed.bin",
            "put upload.bin",
            $"restart {Errand.ThereAlready}",
            "put upload.bin resumed.bin",
            "rename \"old näme.txt\" \"new näme.txt\"",
            "mdelete unw*.txt",
            "mkdir made",
            "quit");
        return ClientProcess.RunAsync(errand.Local, script, "inetutils-ftp", ["-n", "-i", "-v", .. errand.Way.IsActive ? new[] { "-A" } : ["-p"]]);
    }
}
