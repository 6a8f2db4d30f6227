namespace Glassport.App.Configuration;

/// <summary>A configuration that cannot be used, with everything that is wrong in it.</summary>
/// <param name="faults">What is wrong.</param>
internal sealed class ConfigurationException(IReadOnlyList<Fault> faults) : Exception(string.Join(Environment.NewLine, faults))
{
    /// <summary>One thing is wrong.</summary>
    public ConfigurationException(string path, string reason, string remedy) : this([new Fault(path, reason, remedy)])
    {
    }

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<Fault> Faults { get; } = faults;
}
