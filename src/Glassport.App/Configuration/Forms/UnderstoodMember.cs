using System.Text.Json.Nodes;

namespace Glassport.App.Configuration.Forms;

/// <summary>A member that is allowed in a document, but has been dealt with before the document is read, and is never written.</summary>
/// <typeparam name="T">The object's type.</typeparam>
/// <param name="summary">What it means.</param>
/// <param name="form">How it is written.</param>
internal sealed class UnderstoodMember<T>(string summary, Form form) : Member<T>
{
    /// <inheritdoc/>
    public override bool IsWritten => false;

    /// <inheritdoc/>
    public override Form Form => form;

    /// <inheritdoc/>
    public override MemberText Describe(T prototype) => new(Name, summary, form, Required: false, null);

    /// <inheritdoc/>
    public override JsonNode? Write(T owner, bool whole) => null;

    /// <inheritdoc/>
    public override T Read(T owner, JsonNode? json, Reading at) => owner;
}
