using System.Text.Json.Nodes;

namespace Glassport.App.Configuration.Forms;

/// <summary>How a value is written in JSON: what documentation and schema need of it.</summary>
internal abstract class Form
{
    /// <summary>The form in words, for documentation and faults: "a number of seconds".</summary>
    public abstract string Words { get; }

    /// <summary>The objects that occur in it.</summary>
    public virtual IEnumerable<IObjectForm> Objects => [];

    /// <summary>The JSON Schema of it.</summary>
    public abstract JsonObject Schema();

    /// <summary>A schema that says no more than the type.</summary>
    protected static JsonObject OfType(string type) => new() { ["type"] = type };
}
