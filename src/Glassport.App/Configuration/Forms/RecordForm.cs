using System.Text.Json.Nodes;
using Glassport.App.Import;

namespace Glassport.App.Configuration.Forms;

/// <summary>A record of the settings as an object.</summary>
/// <typeparam name="T">The record.</typeparam>
/// <param name="name">The name of its kind.</param>
/// <param name="summary">What it is.</param>
/// <param name="prototype">The record with its defaults.</param>
internal sealed class RecordForm<T>(string name, string summary, T prototype) : Form<T>, IObjectForm
    where T : class
{
    private readonly List<Member<T>> members = [];

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string Summary => summary;

    /// <inheritdoc/>
    public IReadOnlyList<MemberText> Members => [.. members.Select(member => member.Describe(prototype))];

    /// <inheritdoc/>
    public override string Words => $"an object ({name})";

    /// <inheritdoc/>
    public override IEnumerable<IObjectForm> Objects => [this, .. members.SelectMany(static member => member.Form.Objects)];

    /// <summary>Adds a member that a document must have.</summary>
    public RecordForm<T> Required<TValue>(string member, string meaning, Form<TValue> form, Func<T, TValue> get, Func<T, TValue, T> with)
    {
        members.Add(new ValueMember<T, TValue>(meaning, form, get, with) { Name = member, Required = true });
        return this;
    }

    /// <summary>Adds a member.</summary>
    public RecordForm<T> Member<TValue>(string member, string meaning, Form<TValue> form, Func<T, TValue> get, Func<T, TValue, T> with)
    {
        members.Add(new ValueMember<T, TValue>(meaning, form, get, with) { Name = member });
        return this;
    }

    /// <summary>Adds a member that has been dealt with before the document is read.</summary>
    public RecordForm<T> Understood(string member, string meaning, Form form)
    {
        members.Add(new UnderstoodMember<T>(meaning, form) { Name = member });
        return this;
    }

    /// <inheritdoc/>
    public override JsonObject Schema() => new() { ["$ref"] = "#/$defs/" + name };

    /// <inheritdoc/>
    public override JsonNode? Write(T value, bool whole)
    {
        JsonObject json = [];
        foreach (Member<T> member in members)
        {
            if (!member.IsWritten)
                continue;
            JsonNode? node = member.Write(value, whole);
            if (whole || member.Required || !JsonNode.DeepEquals(node, member.Write(prototype, whole)))
                json[member.Name] = node;
        }

        return json;
    }

    /// <inheritdoc/>
    public override T Read(JsonNode? json, Reading at)
    {
        T value = prototype;
        if (json is not JsonObject given)
        {
            Refuse(json, at);
            return value;
        }

        foreach ((string key, JsonNode? node) in given)
        {
            if (members.Find(member => member.Name == key) is { } member)
                value = member.Read(value, node, at.Member(key));
            else
                at.Member(key).Fault("is no setting", Suggest(key));
        }

        foreach (Member<T> member in members)
        {
            if (member.Required && !given.ContainsKey(member.Name))
                at.Member(member.Name).Fault("is missing", $"write {member.Form.Words}");
        }

        return value;
    }

    private string Suggest(string key) => NearestName.Of(key, members.Select(static member => member.Name)) is { } meant
        ? $"perhaps {meant} was meant"
        : "the settings here are " + string.Join(", ", members.Select(static member => member.Name));
}
