using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Glassport.App.WebConsole.Access;

namespace Glassport.App.WebConsole.Api;

/// <summary>The JSON of logins, accounts, tokens and the audit log.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(LoginRequest))]
[JsonSerializable(typeof(LoginState))]
[JsonSerializable(typeof(PasswordChange))]
[JsonSerializable(typeof(AccountRow[]))]
[JsonSerializable(typeof(AccountRequest))]
[JsonSerializable(typeof(TokenRow[]))]
[JsonSerializable(typeof(TokenRequest))]
[JsonSerializable(typeof(NewToken))]
[JsonSerializable(typeof(AuditEntry[]))]
internal sealed partial class AccessJson : JsonSerializerContext;
