using System.Text.Json.Nodes;

namespace Glassport.App.Configuration.Forms;

/// <summary>What documentation and schema say of a member.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Summary">What it means.</param>
/// <param name="Form">How it is written.</param>
/// <param name="Required">It has no default.</param>
/// <param name="Default">Its default.</param>
internal sealed record MemberText(string Name, string Summary, Form Form, bool Required, JsonNode? Default);
