using System.Text.Json.Nodes;

namespace Glassport.App.Configuration.Forms;

/// <summary>A member that holds a value.</summary>
/// <typeparam name="T">The object's type.</typeparam>
/// <typeparam name="TValue">The value's type.</typeparam>
/// <param name="summary">What it means.</param>
/// <param name="form">How it is written.</param>
/// <param name="get">Its value in an object.</param>
/// <param name="with">The object with another value.</param>
internal sealed class ValueMember<T, TValue>(string summary, Form<TValue> form, Func<T, TValue> get, Func<T, TValue, T> with) : Member<T>
{
    /// <inheritdoc/>
    public override Form Form => form;

    /// <inheritdoc/>
    public override MemberText Describe(T prototype) => new(Name, summary, form, Required, Required ? null : Write(prototype, whole: false));

    /// <inheritdoc/>
    public override JsonNode? Write(T owner, bool whole) => form.Write(get(owner), whole);

    /// <inheritdoc/>
    public override T Read(T owner, JsonNode? json, Reading at) => with(owner, form.Read(json, at));
}
