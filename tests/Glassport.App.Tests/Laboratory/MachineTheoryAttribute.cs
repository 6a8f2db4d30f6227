using Glassport.Lab;
using Glassport.Lab.Scenarios;
using Glassport.Lab.Seats;
using Glassport.Lab.VirtualMachines;

namespace Glassport.App.Tests.Laboratory;

/// <summary>A theory that needs a virtual machine with vsftpd; skipped, with the reason, where there can be none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MachineTheoryAttribute : TheoryAttribute
{
    public MachineTheoryAttribute() => Skip = Namespaces.WhyNot ?? Machines.WhyNot ?? Machines.WhyNoKernel;
}

/// <summary>A theory that makes a disk with vsftpd and boots a machine from it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ImageTheoryAttribute : TheoryAttribute
{
    public ImageTheoryAttribute() => Skip = Machines.WhyNot ?? Machines.WhyNoImage ?? Machines.WhyNoKernel;
}

/// <summary>Whether there can be virtual machines here.</summary>
internal static class Machines
{
    private static readonly IServerProgram Server = SeatPrograms.Servers.First(static one => one.Name == "vsftpd");

    private static readonly Seat Seat = new()
    {
        Scenario = ScenarioCatalogue.Find(ScenarioCatalogue.Default)!,
        Folder = "",
        Tree = "",
        Glassport = [],
        Machine = Machine.This with { Folders = [Peers.Servers, .. Machine.This.Folders] },
    };

    public static string? WhyNot { get; } = VirtualMachine.WhyNot(Seat, Server);

    public static string? WhyNoImage { get; } = DiskImage.WhyNot(Seat, Server, "disk.raw");

    public static string? WhyNoKernel { get; } = FetchKernel();

    private static string? FetchKernel()
    {
        try
        {
            if (GuestKernel.Find() is null)
                GuestKernel.FetchAsync(CancellationToken.None).GetAwaiter().GetResult();
            return null;
        }
        catch (LabException failure)
        {
            return failure.Message;
        }
    }
}
