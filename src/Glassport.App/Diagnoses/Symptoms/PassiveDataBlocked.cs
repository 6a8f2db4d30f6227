using Glassport.Client;

namespace Glassport.App.Diagnoses.Symptoms;

/// <summary>Nothing answers at the server's data port.</summary>
internal sealed class PassiveDataBlocked() : PassiveDataNotOpened("passive-data-blocked", ConnectProblem.NoAnswer)
{
    /// <inheritdoc/>
    protected override string English => "and got no answer";

    /// <inheritdoc/>
    protected override string Chinese => "没有任何回应";
}
