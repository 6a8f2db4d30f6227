namespace Glassport.Peers.Tests.Peers;

/// <summary>lftp: FEAT, HOST, MLSD, MODE Z, MFMT; TLS by GnuTLS.</summary>
internal sealed class Lftp : Peer
{
    public override string Name => "lftp";

    public override Skills Skills => Skills.Errand | Skills.MirrorDownload | Skills.MirrorUpload;

    public override IReadOnlyList<Way> Ways { get; } = Way.All(active: true, ipv6: true, tls: true);

    public override Task<string> RunAsync(Errand errand) => LftpAsync(
        errand,
        "ls",
        "cls -l",
        "get original.bin",
        "get -c original.bin -o resumed.bin",
        "put upload.bin",
        "put -c upload.bin -o resumed.bin",
        "mv \"old näme.txt\" \"new näme.txt\"",
        "rm unwanted.txt",
        "mkdir made");

    public override Task MirrorDownAsync(Errand errand) => LftpAsync(errand, "mirror tree tree");

    public override Task MirrorUpAsync(Errand errand) => LftpAsync(errand, "mirror -R tree tree");

    private static Task<string> LftpAsync(Errand errand, params string[] commands)
    {
        string[] security = errand.Way.IsSecure
            ? ["set ftp:ssl-force yes", "set ftp:ssl-protect-data yes", "set ssl:verify-certificate no", $"open -u \"{PeerServer.User},{PeerServer.Password}\" ftp://{errand.Authority}"]
            : [$"open ftp://{errand.Authority}"];
        string mode = errand.Way.IsActive ? "set ftp:passive-mode off" : "set ftp:passive-mode on";
        string script = Script(["set cmd:fail-exit yes", "set net:max-retries 1", "set net:timeout 30", mode, .. security, .. commands]);
        return ClientProcess.RunAsync(errand.Local, script, "lftp", "--norc");
    }
}
