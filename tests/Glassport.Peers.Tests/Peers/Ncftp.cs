namespace Glassport.Peers.Tests.Peers;

/// <summary>NcFTP: MLST, MLSD, MFMT, SITE UTIME, HELP SITE; trees by ncftpget and ncftpput. It has neither IPv6 nor TLS.</summary>
internal sealed class Ncftp : Peer
{
    public override string Name => "ncftp";

    /// <summary>ncftpput -z says REST and then sends the whole file, whoever serves it.</summary>
    public override Skills Skills => (Skills.Errand & ~Skills.ResumeUpload) | Skills.MirrorDownload | Skills.MirrorUpload;

    public override IReadOnlyList<Way> Ways { get; } = Way.All(active: true, ipv6: false, tls: false);

    public override async Task<string> RunAsync(Errand errand)
    {
        // It resumes only what was begun after the server's file was made.
        File.SetLastWriteTimeUtc(Path.Combine(errand.Remote, "original.bin"), new(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        string script = Script(
            errand.Way.IsActive ? "set passive off" : "set passive on",
            "ls",
            "get original.bin",
            "get -z original.bin resumed.bin",
            "put upload.bin",
            "rename \"old näme.txt\" \"new näme.txt\"",
            "rm unwanted.txt",
            "mkdir made",
            "quit");
        return await ClientProcess.RunAsync(errand.Local, script, "ncftp", "-P", errand.Port, errand.Host);
    }

    public override Task MirrorDownAsync(Errand errand) =>
        ClientProcess.RunAsync(errand.Local, "", "ncftpget", "-V", "-R", "-P", errand.Port, errand.Host, ".", "/tree");

    public override Task MirrorUpAsync(Errand errand) =>
        ClientProcess.RunAsync(errand.Local, "", "ncftpput", "-V", "-R", "-P", errand.Port, errand.Host, "/", "tree");
}
