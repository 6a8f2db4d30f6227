namespace Glassport.Peers.Tests.Peers;

/// <summary>wget: downloads only; <c>LIST -a</c>, and trees by reading what LIST says; TLS by GnuTLS.</summary>
internal sealed class Wget : Peer
{
    public override string Name => "wget";

    public override Skills Skills => Skills.List | Skills.Download | Skills.ResumeDownload | Skills.MirrorDownload;

    public override IReadOnlyList<Way> Ways { get; } = Way.All(active: true, ipv6: true, tls: true);

    public override int Sessions => 3;

    public override bool SaysQuit => false;

    // With TLS 1.3 its GnuTLS waits 60 ms for the tickets, and wget never looks again: when they come later there is nothing to resume.
    public override bool AlwaysResumes(Security security) => security != Security.Tls13;

    public override async Task<string> RunAsync(Errand errand)
    {
        await WgetAsync(errand, "--no-remove-listing", Site(errand));
        await WgetAsync(errand, Site(errand) + "original.bin");

        // -c takes the local file's name from the URL.
        string folder = Directory.CreateDirectory(Path.Combine(errand.Local, "resumed")).FullName;
        File.Move(Path.Combine(errand.Local, "resumed.bin"), Path.Combine(folder, "original.bin"));
        await WgetAsync(errand, "-c", "-P", "resumed", Site(errand) + "original.bin");
        File.Move(Path.Combine(folder, "original.bin"), Path.Combine(errand.Local, "resumed.bin"));
        return await File.ReadAllTextAsync(Path.Combine(errand.Local, ".listing"));
    }

    public override Task MirrorDownAsync(Errand errand) => WgetAsync(errand, "-r", "-l", "10", "-nH", "--restrict-file-names=nocontrol", Site(errand) + "tree/");

    private static string Site(Errand errand) => $"{(errand.Way.IsSecure ? "ftps" : "ftp")}://{errand.Authority}/";

    private static Task<string> WgetAsync(Errand errand, params string[] arguments)
    {
        string[] mode = errand.Way.IsActive ? ["--no-passive-ftp"] : [];
        string[] security = errand.Way.IsSecure ? ["--no-check-certificate", $"--ftp-user={PeerServer.User}", $"--ftp-password={PeerServer.Password}"] : [];
        return ClientProcess.RunAsync(errand.Local, "", "wget", ["-nv", "--tries=1", "--timeout=30", .. mode, .. security, .. arguments]);
    }
}
