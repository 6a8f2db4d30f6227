using System.Text.Json.Nodes;

namespace Glassport.App.Configuration.Forms;

/// <summary>A member of an object.</summary>
/// <typeparam name="T">The object's type.</typeparam>
internal abstract class Member<T>
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it has no default.</summary>
    public bool Required { get; init; }

    /// <summary>Whether it is part of what is written, and not only understood.</summary>
    public virtual bool IsWritten => true;

    /// <summary>How it is written.</summary>
    public abstract Form Form { get; }

    /// <summary>What documentation and schema say of it.</summary>
    public abstract MemberText Describe(T prototype);

    /// <summary>Its value in JSON.</summary>
    public abstract JsonNode? Write(T owner, bool whole);

    /// <summary>The object with the value that the JSON says.</summary>
    public abstract T Read(T owner, JsonNode? json, Reading at);
}
