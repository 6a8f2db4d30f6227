using Glassport.Lab;
using Glassport.Lab.Scenarios;
using Glassport.Lab.Seats;
using Glassport.Lab.VirtualMachines;

namespace Glassport.App.Tests.Laboratory;

/// <summary>A theory that needs a virtual machine with vsftpd; skipped, with the reason, where there can be none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MachineTheoryAttribute : TheoryAttribute
{
    private static readonly string? Reason = Namespaces.WhyNot ?? WhyNoMachine() ?? WhyNoKernel();

    public MachineTheoryAttribute() => Skip = Reason;

    private static string? WhyNoMachine()
    {
        Seat seat = new()
        {
            Scenario = ScenarioCatalogue.Find(ScenarioCatalogue.Default)!,
            Folder = "",
            Tree = "",
            Glassport = [],
            Machine = Machine.This with { Folders = [Peers.Servers, .. Machine.This.Folders] },
        };
        return VirtualMachine.WhyNot(seat, SeatPrograms.Servers.First(static one => one.Name == "vsftpd"));
    }

    private static string? WhyNoKernel()
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
