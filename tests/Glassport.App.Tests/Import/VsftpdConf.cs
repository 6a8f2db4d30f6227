using System.Net;
using Glassport.App.Import.Vsftpd;
using Glassport.Server.Settings;

namespace Glassport.App.Tests.Import;

/// <summary>A vsftpd.conf in a folder of its own, on a machine whose accounts are ftp and chris.</summary>
internal sealed class VsftpdConf : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("vsftpd-").FullName;

    /// <summary>Whether the machine lets the server change to other accounts.</summary>
    public bool IsPrivileged { get; init; } = true;

    /// <summary>Where the file is.</summary>
    public string File => PathOf("vsftpd.conf");

    /// <summary>A path in the folder.</summary>
    public string PathOf(string name) => Path.Combine(folder, name);

    /// <summary>Writes a file beside it, and answers its path.</summary>
    public string Write(string name, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        System.IO.File.WriteAllText(PathOf(name), content);
        return PathOf(name);
    }

    /// <summary>Reads these lines, and settings of the command line.</summary>
    public VsftpdConfiguration Read(string lines, params string[] settings)
    {
        Write("vsftpd.conf", lines);
        return VsftpdReader.Read(File, settings, new(IsPrivileged, Home, Resolve));
    }

    /// <summary>The site that these lines make.</summary>
    public SiteSettings Site(string lines) => Read(lines).Settings.Sites.Single();

    /// <inheritdoc />
    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string? Home(string account) => account switch
    {
        "ftp" => "/srv/ftp",
        "chris" => "/home/chris",
        "virtual" => "/home/virtual/$USER",
        _ => null,
    };

    private static IPAddress? Resolve(string host) => host == "ftp.example.com" ? IPAddress.Parse("192.0.2.7") : null;
}
