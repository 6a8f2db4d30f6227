namespace Glassport.Lab.Seats;

/// <summary>A program that can be a lab's server.</summary>
public interface IServerProgram
{
    /// <summary>The name by which it is asked for.</summary>
    string Name { get; }

    /// <summary>Null when it can be what the scenario asks for, else why not and what to do.</summary>
    /// <param name="seat">The seat, of which only the scenario and the machine are known yet.</param>
    /// <param name="cancellationToken">Ends the looking.</param>
    Task<string?> WhyNotAsync(Seat seat, CancellationToken cancellationToken);

    /// <summary>Writes its configuration, and does what has to be done before it starts.</summary>
    /// <param name="seat">The seat.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>How to run it on port 21, in the foreground.</returns>
    /// <exception cref="LabException">It cannot be done.</exception>
    Task<Launch> PrepareAsync(Seat seat, CancellationToken cancellationToken);
}
