using Glassport.Lab.Scenarios;

namespace Glassport.Lab.Seats;

/// <summary>tnftp, the client of NetBSD.</summary>
internal sealed class Tnftp : IClientProgram
{
    /// <inheritdoc/>
    public string Name => "tnftp";

    /// <inheritdoc/>
    public Task<string?> WhyNotAsync(Seat seat, CancellationToken cancellationToken) =>
        Task.FromResult(seat.Machine.WhyNot(Name, Name) ?? ClassicInput.WhyNot(seat, Name));

    /// <inheritdoc/>
    public Task<Launch> PrepareAsync(Seat seat, CancellationToken cancellationToken)
    {
        ClientSetup setup = seat.Scenario.Client;
        // It begins with EPSV and EPRT; the classic words are PASV and PORT.
        string[] settings = setup.Active || setup.AvoidsEpsv ? ["epsv4 off"] : [];
        return Task.FromResult(new Launch([seat.Machine.Require(Name, Name), "-n", "-v", "-i", setup.Active ? "-A" : "-p"])
        {
            Input = ClassicInput.Of(seat, settings),
            Environment = new Dictionary<string, string> { ["HOME"] = seat.Folder },
        });
    }
}
