using Glassport.Lab.Seats;

namespace Glassport.Lab.VirtualMachines;

/// <summary>A server that can sit in a virtual machine too.</summary>
internal interface IGuestProgram
{
    /// <summary>The kind of processor that it needs, as QEMU names it: the less it can do, the sooner the kernel is up.</summary>
    string Processor { get; }

    /// <summary>Null when it can be what the scenario asks for, else why not and what to do.</summary>
    /// <param name="seat">The seat, of which only the scenario and the machine are known yet.</param>
    string? WhyNotInGuest(Seat seat);

    /// <summary>Adds the program, its configuration and its users.</summary>
    /// <param name="seat">The seat, whose folders are the virtual machine's.</param>
    /// <param name="scratch">A folder of this machine for what is made on the way.</param>
    /// <param name="root">The virtual machine's files.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>How to run it there.</returns>
    /// <exception cref="LabException">It cannot be done.</exception>
    Task<Launch> PackAsync(Seat seat, string scratch, RootFileSystem root, CancellationToken cancellationToken);
}
