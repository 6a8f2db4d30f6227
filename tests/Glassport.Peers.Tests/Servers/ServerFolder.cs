using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Glassport.Peers.Tests.Servers;

/// <summary>What all servers share: the tree that they serve, their user, their certificate.</summary>
internal sealed class ServerFolder : IDisposable
{
    /// <summary>The user's number, which nobody else has.</summary>
    public const string UserId = "60123";

    /// <summary>The user.</summary>
    public const string User = PeerServer.User;

    /// <summary>The user's password.</summary>
    public const string Password = PeerServer.Password;

    /// <summary>The password's hash, as crypt writes it: MD5-crypt, which is quick to check.</summary>
    public const string Hash = "$1$glasspor$5cIP4DzWhIJ8ae3Cq3OjO1";

    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly TemporaryFolder folder = new();
    private int made;

    /// <summary>Makes the folder.</summary>
    public ServerFolder()
    {
        // The servers' own users go through it.
        File.SetUnixFileMode(folder.Path, Readable);
        Tree = folder.Make("tree");
        folder.Make("empty");
        WriteCertificate();
        CopyConfiguration();
        Extend("passwd", $"{User}:x:{UserId}:{UserId}::{Tree}:/bin/sh\n");
        Extend("shadow", $"{User}:{Hash}:19000:0:99999:7:::\n");
        Extend("group", $"{User}:x:{UserId}:\n");
        foreach (string service in new[] { "vsftpd", "ftp" })
            Write($"etc/pam.d/{service}", "auth required pam_unix.so nodelay\naccount required pam_permit.so\n");
        KnownTree.Make(Tree);
    }

    /// <summary>The folder.</summary>
    public string Path => folder.Path;

    /// <summary>The tree that is served.</summary>
    public string Tree { get; }

    /// <summary>The path of something inside.</summary>
    public string In(string name) => System.IO.Path.Combine(folder.Path, name);

    /// <summary>Writes a file.</summary>
    /// <returns>Its path.</returns>
    public string Write(string name, string content)
    {
        File.WriteAllText(In(name), content);
        return In(name);
    }

    /// <summary>Makes a directory of the tree that everybody may write to.</summary>
    /// <returns>Its name.</returns>
    public string MakeDirectory()
    {
        string name = FormattableString.Invariant($"test {Interlocked.Increment(ref made)}");
        Directory.CreateDirectory(System.IO.Path.Combine(Tree, name));
        File.SetUnixFileMode(System.IO.Path.Combine(Tree, name), Readable | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite);
        return name;
    }

    public void Dispose() => folder.Dispose();

    private void Extend(string name, string line) => File.AppendAllText(In($"etc/{name}"), line);

    // The whole of /etc, because a mount over one of its files is gone once a program replaces that file, as those do that make users.
    private void CopyConfiguration()
    {
        using var copying = Process.Start("cp", ["-a", "/etc", In("etc")]);
        copying.WaitForExit();
        Directory.CreateDirectory(In("etc/pam.d"));
    }

    private void WriteCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=localhost", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(30));
        string keyText = key.ExportPkcs8PrivateKeyPem() + "\n";
        Write("key.pem", keyText);
        Write("certificate.pem", certificate.ExportCertificatePem() + "\n");
        Write("both.pem", keyText + certificate.ExportCertificatePem() + "\n");
    }
}
