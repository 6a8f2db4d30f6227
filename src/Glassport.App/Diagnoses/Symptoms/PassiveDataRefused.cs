using Glassport.Client;

namespace Glassport.App.Diagnoses.Symptoms;

/// <summary>The server's data port turns the client away.</summary>
internal sealed class PassiveDataRefused() : PassiveDataNotOpened("passive-data-refused", ConnectProblem.Refused)
{
    /// <inheritdoc/>
    protected override string English => "and was turned away by a RST";

    /// <inheritdoc/>
    protected override string Chinese => "被 RST 拒绝";
}
