using System.Globalization;

namespace Glassport.App.Configuration;

/// <summary>A place in a document that is being read, and the faults of the whole document.</summary>
internal sealed class Reading
{
    private readonly List<Fault> faults;

    /// <summary>Begins at the top.</summary>
    public Reading() : this("", [])
    {
    }

    private Reading(string path, List<Fault> faults)
    {
        Path = path;
        this.faults = faults;
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>What was found wrong so far, anywhere in the document.</summary>
    public IReadOnlyList<Fault> Faults => faults;

    /// <summary>The place of a member.</summary>
    public Reading Member(string name) => new(Path.Length == 0 ? name : $"{Path}.{name}", faults);

    /// <summary>The place of an item.</summary>
    public Reading Item(int index) => new(string.Create(CultureInfo.InvariantCulture, $"{Path}[{index}]"), faults);

    /// <summary>Something is wrong here.</summary>
    public void Fault(string reason, string remedy) => faults.Add(new(Path, reason, remedy));
}
