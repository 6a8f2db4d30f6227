using System.Text.Json.Nodes;
using Glassport.Server.Access;
using Glassport.Server.Settings;

namespace Glassport.App.Configuration;

/// <summary>
/// Puts hashes in the place of the passwords of a document. A password that is the stored one already keeps its hash, and a user for whom
/// the document says nothing keeps what is stored: applying a document twice changes nothing the second time.
/// </summary>
internal static class Passwords
{
    private const string Plain = "password";
    private const string Hashed = "passwordHash";

    /// <summary>Hashes the passwords in the document.</summary>
    /// <exception cref="ConfigurationException">A user has both a password and a hash, or a password that is none.</exception>
    public static void Hash(JsonNode? document, ServerSettings stored)
    {
        if (document is not JsonObject members || members["users"] is not JsonArray users)
            return;
        Reading reading = new();
        Dictionary<string, string?> hashes = stored.Users.ToDictionary(static user => user.Name, static user => user.PasswordHash);
        for (int i = 0; i < users.Count; i++)
        {
            if (users[i] is not JsonObject user)
                continue;
            string? name = user["name"] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
            Hash(user, name is null ? null : hashes.GetValueOrDefault(name), reading.Member("users").Item(i));
        }

        if (reading.Faults.Count > 0)
            throw new ConfigurationException(reading.Faults);
    }

    /// <summary>Takes the hashes out of a document.</summary>
    public static void Remove(JsonObject document)
    {
        foreach (JsonObject user in document["users"] is JsonArray users ? users.OfType<JsonObject>() : [])
            user.Remove(Hashed);
    }

    private static void Hash(JsonObject user, string? stored, Reading at)
    {
        if (!user.TryGetPropertyValue(Plain, out JsonNode? given))
        {
            if (stored is not null && !user.ContainsKey(Hashed))
                user[Hashed] = stored;
            return;
        }

        user.Remove(Plain);
        if (user.ContainsKey(Hashed))
            at.Member(Plain).Fault("stands beside passwordHash", "write one of them");
        else if (given is JsonValue value && value.TryGetValue(out string? password) && password.Length > 0)
            user[Hashed] = PasswordHash.Verify(stored, password) ? stored : PasswordHash.Create(password);
        else
            at.Member(Plain).Fault("is no text", "write the password, or leave it out");
    }
}
