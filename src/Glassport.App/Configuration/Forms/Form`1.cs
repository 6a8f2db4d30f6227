using System.Text.Json.Nodes;

namespace Glassport.App.Configuration.Forms;

/// <summary>How a value is read from JSON and written to it. Written out for every type, so that nothing is found by reflection.</summary>
/// <typeparam name="T">The value's type.</typeparam>
internal abstract class Form<T> : Form
{
    /// <summary>The value in JSON.</summary>
    /// <param name="value">The value.</param>
    /// <param name="whole">Members that have their default are written too.</param>
    public abstract JsonNode? Write(T value, bool whole);

    /// <summary>The value that the JSON says. What is wrong is noted; the result has no meaning then.</summary>
    public abstract T Read(JsonNode? json, Reading at);

    /// <summary>Notes that the JSON is something else.</summary>
    protected void Refuse(JsonNode? json, Reading at) => at.Fault($"is {JsonText.Excerpt(json)}", $"write {Words}");
}
