using System.Text.Json.Nodes;
using Glassport.Server.Settings;

namespace Glassport.App.Configuration.Forms;

/// <summary>A set of operations, as a list of their names.</summary>
internal sealed class OperationsForm : Form<FileOperations>
{
    // The wide ones first: what they cover need not be named any more.
    private static readonly (string Name, FileOperations Value)[] Names =
    [
        ("all", FileOperations.All), ("write", FileOperations.Write), ("read", FileOperations.Read),
        ("list", FileOperations.List), ("download", FileOperations.Download), ("upload", FileOperations.Upload),
        ("overwrite", FileOperations.Overwrite), ("append", FileOperations.Append), ("delete", FileOperations.Delete),
        ("rename", FileOperations.Rename), ("makeDirectory", FileOperations.MakeDirectory), ("setFacts", FileOperations.SetFacts),
    ];

    /// <inheritdoc/>
    public override string Words => "a list of " + string.Join(", ", Names.Select(static name => $"\"{name.Name}\""));

    /// <summary>Every name that there is.</summary>
    public static IEnumerable<string> AllNames => Names.Select(static name => name.Name);

    /// <summary>The names that the operations have, as few as possible.</summary>
    public static IEnumerable<string> NamesOf(FileOperations operations)
    {
        foreach ((string name, FileOperations value) in Names)
        {
            if ((operations & value) != value)
                continue;
            operations &= ~value;
            yield return name;
        }
    }

    /// <inheritdoc/>
    public override JsonObject Schema() => new()
    {
        ["type"] = "array",
        ["items"] = new JsonObject { ["enum"] = new JsonArray([.. Names.Select(static name => (JsonNode)name.Name)]) },
    };

    /// <inheritdoc/>
    public override JsonNode? Write(FileOperations value, bool whole) => new JsonArray([.. NamesOf(value).Select(static name => (JsonNode)name)]);

    /// <inheritdoc/>
    public override FileOperations Read(JsonNode? json, Reading at)
    {
        FileOperations all = FileOperations.None;
        if (json is not JsonArray array)
        {
            Refuse(json, at);
            return all;
        }

        for (int i = 0; i < array.Count; i++)
        {
            string? word = array[i] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
            FileOperations named = Names.FirstOrDefault(name => name.Name == word).Value;
            if (named == FileOperations.None)
                at.Item(i).Fault($"is {JsonText.Excerpt(array[i])}", "write one of " + string.Join(", ", Names.Select(static name => $"\"{name.Name}\"")));
            all |= named;
        }

        return all;
    }
}
