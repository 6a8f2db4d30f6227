namespace Glassport.Lab.Seats;

/// <summary>The client of GNU inetutils, which was the first article's.</summary>
internal sealed class InetutilsFtp : IClientProgram
{
    private const string Program = "inetutils-ftp";

    /// <inheritdoc/>
    public string Name => "inetutils";

    /// <inheritdoc/>
    public Task<string?> WhyNotAsync(Seat seat, CancellationToken cancellationToken) =>
        Task.FromResult(seat.Machine.WhyNot(Program, Program) ?? ClassicInput.WhyNot(seat, Name));

    /// <inheritdoc/>
    public Task<Launch> PrepareAsync(Seat seat, CancellationToken cancellationToken) =>
        Task.FromResult(new Launch([seat.Machine.Require(Program, Program), "-n", "-v", "-i", seat.Scenario.Client.Active ? "-A" : "-p"])
        {
            Input = ClassicInput.Of(seat),
            Environment = new Dictionary<string, string> { ["HOME"] = seat.Folder },
        });
}
