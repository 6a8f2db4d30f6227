using Glassport.Lab.VirtualMachines;

namespace Glassport.Lab.Seats;

/// <summary>Who can sit where: one file each in this folder, one line each here.</summary>
public static class SeatPrograms
{
    /// <summary>The program that sits where nobody else was asked for.</summary>
    public const string Default = "glassport";

    /// <summary>The servers.</summary>
    public static IReadOnlyList<IServerProgram> Servers { get; } =
    [
        new GlassportServer(),
        new Vsftpd(),
        new Proftpd(),
        new PureFtpd(),
        new Pyftpdlib(),
    ];

    /// <summary>The servers that can sit in a virtual machine too.</summary>
    public static IEnumerable<IServerProgram> Virtual => Servers.Where(static one => one is IGuestProgram);

    /// <summary>The clients.</summary>
    public static IReadOnlyList<IClientProgram> Clients { get; } =
    [
        new GlassportClient(),
        new Tnftp(),
        new InetutilsFtp(),
        new Lftp(),
        new Curl(),
    ];
}
