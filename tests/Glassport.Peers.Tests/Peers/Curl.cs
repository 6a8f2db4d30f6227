namespace Glassport.Peers.Tests.Peers;

/// <summary>curl: EPSV and EPRT, SIZE and REST; TLS by OpenSSL.</summary>
internal sealed class Curl : Peer
{
    public override string Name => "curl";

    public override Skills Skills => Skills.Errand;

    public override int Sessions => 3;

    /// <summary>curl 7.88 of Debian 12 begins no TLS on active data connections, and gives up.</summary>
    public override IReadOnlyList<Way> Ways { get; } = [.. Way.All(active: true, ipv6: true, tls: true).Where(way => !way.IsActive || !way.IsSecure)];

    /// <summary>
    /// With TLS 1.3, nothing follows an upload on the same connection: OpenSSL uses a session once, and uploads bring no new one.
    /// </summary>
    public override async Task<string> RunAsync(Errand errand)
    {
        string site = $"ftp://{errand.Authority}/";
        string[] common = Options(errand);
        string first = await CurlAsync(
            errand,
            [
                .. common, site, "--next",
                .. common, "-o", "original.bin", site + "original.bin", "--next",
                .. common, "-C", "-", "-o", "resumed.bin", site + "original.bin", "--next",
                .. common, "-T", "upload.bin", site,
            ]);
        await CurlAsync(errand, [.. common, "-C", "-", "-T", "upload.bin", site + "resumed.bin"]);
        await CurlAsync(errand, [.. common, "-l", "-Q", "RNFR old näme.txt", "-Q", "RNTO new näme.txt", "-Q", "DELE unwanted.txt", "-Q", "MKD made", site]);
        return first;
    }

    private static Task<string> CurlAsync(Errand errand, string[] arguments) => ClientProcess.RunAsync(errand.Local, "", "curl", arguments);

    private static string[] Options(Errand errand)
    {
        string[] mode = errand.Way.IsActive ? ["-P", "-"] : [];
        return errand.Way.IsSecure
            ? ["-sS", "-g", .. mode, "-k", "--ssl-reqd", "-u", $"{PeerServer.User}:{PeerServer.Password}"]
            : ["-sS", "-g", .. mode];
    }
}
