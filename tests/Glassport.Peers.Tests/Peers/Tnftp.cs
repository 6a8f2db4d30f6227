namespace Glassport.Peers.Tests.Peers;

/// <summary>tnftp, NetBSD's ftp: EPSV and EPRT, FEAT, SIZE and MDTM with downloads.</summary>
internal sealed class Tnftp : Peer
{
    public override string Name => "tnftp";

    public override Skills Skills => Skills.Errand;

    public override IReadOnlyList<Way> Ways { get; } = Way.All(active: true, ipv6: true, tls: false);

    public override Task<string> RunAsync(Errand errand)
    {
        string script = Script(
            "binary",
            "ls",
            "get original.bin",
            "reget original.bin resumed.bin",
            "put upload.bin",
            $"restart {Errand.ThereAlready}",
            "put upload.bin resumed.bin",
            "rename \"old näme.txt\" \"new näme.txt\"",
            "delete unwanted.txt",
            "mkdir made",
            "quit");
        return ClientProcess.RunAsync(errand.Local, script, "tnftp", "-a", "-i", "-v", errand.Way.IsActive ? "-A" : "-p", errand.Host, errand.Port);
    }
}
