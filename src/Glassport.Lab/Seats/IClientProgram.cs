namespace Glassport.Lab.Seats;

/// <summary>A program that can be a lab's client.</summary>
public interface IClientProgram
{
    /// <summary>The name by which it is asked for.</summary>
    string Name { get; }

    /// <summary>Null when it can do what the scenario asks for, else why not and what to do.</summary>
    /// <param name="seat">The seat, of which only the scenario and the machine are known yet.</param>
    /// <param name="cancellationToken">Ends the looking.</param>
    Task<string?> WhyNotAsync(Seat seat, CancellationToken cancellationToken);

    /// <summary>Writes what it needs; answers how to run it.</summary>
    /// <param name="seat">The seat.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    Task<Launch> PrepareAsync(Seat seat, CancellationToken cancellationToken);
}
