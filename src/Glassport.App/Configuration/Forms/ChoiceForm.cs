using System.Text.Json.Nodes;

namespace Glassport.App.Configuration.Forms;

/// <summary>One of a few words.</summary>
/// <typeparam name="T">The type of what they mean.</typeparam>
/// <param name="choices">The words and what they mean.</param>
internal sealed class ChoiceForm<T>(params (string Word, T Value)[] choices) : Form<T>
{
    /// <inheritdoc/>
    public override string Words => string.Join(" or ", choices.Select(static choice => $"\"{choice.Word}\""));

    /// <inheritdoc/>
    public override JsonObject Schema() => new() { ["enum"] = new JsonArray([.. choices.Select(static choice => (JsonNode)choice.Word)]) };

    /// <inheritdoc/>
    public override JsonNode? Write(T value, bool whole) =>
        JsonValue.Create(choices.First(choice => EqualityComparer<T>.Default.Equals(choice.Value, value)).Word);

    /// <inheritdoc/>
    public override T Read(JsonNode? json, Reading at)
    {
        if (json is JsonValue value && value.TryGetValue(out string? text))
        {
            foreach ((string word, T meaning) in choices)
            {
                if (word == text)
                    return meaning;
            }
        }

        Refuse(json, at);
        return choices[0].Value;
    }
}
