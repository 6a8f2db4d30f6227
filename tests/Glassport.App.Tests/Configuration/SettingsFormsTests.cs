using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Glassport.App.Configuration;
using Glassport.App.Configuration.Forms;
using Glassport.Server.Settings;
using Glassport.TestKit;

namespace Glassport.App.Tests.Configuration;

/// <summary>The forms, the schema and the reference say the same as the records.</summary>
public sealed class SettingsFormsTests
{
    private static readonly Dictionary<string, Type> Records = new()
    {
        ["server"] = typeof(ServerSettings),
        ["serverLimits"] = typeof(ServerLimits),
        ["bans"] = typeof(BanSettings),
        ["user"] = typeof(UserSettings),
        ["group"] = typeof(GroupSettings),
        ["quota"] = typeof(Quota),
        ["site"] = typeof(SiteSettings),
        ["binding"] = typeof(Binding),
        ["rule"] = typeof(AuthorizationRule),
        ["addressRule"] = typeof(AddressRule),
        ["virtualDirectory"] = typeof(VirtualDirectory),
        ["userOverride"] = typeof(UserOverride),
        ["authentication"] = typeof(AuthenticationSettings),
        ["siteLimits"] = typeof(SiteLimits),
        ["messages"] = typeof(MessageSettings),
        ["commands"] = typeof(CommandSettings),
        ["logs"] = typeof(LogSettings),
        ["tls"] = typeof(TlsSettings),
        ["certificate"] = typeof(CertificateSettings),
        ["data"] = typeof(DataSettings),
        ["files"] = typeof(FileSettings),
        ["networkEncoding"] = typeof(NetworkEncoding),
    };

    [Fact]
    public void Every_record_of_the_settings_has_a_form() =>
        Assert.Equal(Records.Keys.Order(StringComparer.Ordinal), SettingsSchema.Objects().Select(form => form.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_property_of_every_record_is_a_member_of_its_form()
    {
        foreach (IObjectForm form in SettingsSchema.Objects())
        {
            string[] properties = [.. Records[form.Name].GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).Select(name => name == "w3C" ? "w3C" : name)];
            string[] members = [.. form.Members.Select(member => member.Name).Where(name => name is not ("$schema" or "password"))];
            Assert.Equal(properties.Order(StringComparer.Ordinal), members.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void The_schema_in_the_documents_is_the_one_that_the_program_reads_by() =>
        Assert.Equal(JsonText.Indented(SettingsSchema.Build()), File.ReadAllText(Repository.PathOf("docs", "configuration.schema.json")));

    [Fact]
    public void The_reference_in_the_documents_lists_every_setting_as_the_program_reads_it() =>
        Assert.EndsWith("\n## Reference\n" + SettingsReference.Build(), File.ReadAllText(Repository.PathOf("docs", "configuration.md")));

    [Fact]
    public void Settings_with_a_value_in_every_member_come_back_from_json_as_they_were()
    {
        ServerSettings settings = Full.Settings;

        string text = JsonText.OneLine(SettingsJson.Write(settings));

        Assert.Equal(text, JsonText.OneLine(SettingsJson.Write(SettingsJson.Read(JsonText.Parse(text)))));
        string whole = JsonText.OneLine(SettingsJson.WriteWhole(settings));
        Assert.Equal(text, JsonText.OneLine(SettingsJson.Write(SettingsJson.Read(JsonText.Parse(whole)))));
    }

    [Fact]
    public void The_settings_of_that_test_differ_from_the_defaults_in_every_member()
    {
        foreach (IObjectForm form in SettingsSchema.Objects())
        {
            JsonObject[] written = [.. Occurrences(SettingsJson.Write(Full.Settings), form.Name)];
            Assert.All(
                form.Members.Where(member => member.Name is not ("$schema" or "password")),
                member => Assert.True(written.Any(one => one.ContainsKey(member.Name)), $"{form.Name}.{member.Name}"));
        }
    }

    [Fact]
    public void What_is_written_is_valid_by_the_schema()
    {
        JsonSchema schema = new(JsonText.OneLine(SettingsSchema.Build()));

        Assert.Empty(schema.Check(Element(SettingsJson.Write(Full.Settings))));
        Assert.Empty(schema.Check(Element(SettingsJson.WriteWhole(Full.Settings))));
        Assert.Empty(schema.Check(Element(SettingsJson.Write(new()))));
    }

    [Theory]
    [InlineData("""{"sitess":[]}""", "sitess")]
    [InlineData("""{"limits":{"sessions":0}}""", "limits.sessions")]
    [InlineData("""{"limits":{"sessions":"many"}}""", "limits.sessions")]
    [InlineData("""{"limits":{"sessions":1.5}}""", "limits.sessions")]
    [InlineData("""{"limits":{"drainTimeout":-1}}""", "limits.drainTimeout")]
    [InlineData("""{"limits":null}""", "limits")]
    [InlineData("""{"sites":{}}""", "sites")]
    [InlineData("""{"sites":[{"physicalPath":"/srv"}]}""", "sites[0].name")]
    [InlineData("""{"sites":[{"name":"a","physicalPath":"/srv","bindings":[{"address":"*","port":65536}]}]}""", "sites[0].bindings[0].port")]
    [InlineData("""{"sites":[{"name":"a","physicalPath":"/srv","bindings":[{"address":"*","tls":"Explicit"}]}]}""", "sites[0].bindings[0].tls")]
    [InlineData("""{"sites":[{"name":"a","physicalPath":"/srv","rules":[{"effect":"maybe","who":"everyone","operations":["read"]}]}]}""", "sites[0].rules[0].effect")]
    [InlineData("""{"sites":[{"name":"a","physicalPath":"/srv","rules":[{"effect":"allow","who":"everyone","operations":["fly"]}]}]}""", "sites[0].rules[0].operations[0]")]
    public void What_the_schema_refuses_the_program_refuses_too_at_the_same_place(string text, string path)
    {
        JsonNode json = JsonText.Parse(text)!;

        ConfigurationException refused = Assert.Throws<ConfigurationException>(() => SettingsJson.Read(json));

        Fault fault = Assert.Single(refused.Faults);
        Assert.Equal(path, fault.Path);
        Assert.NotEmpty(fault.Reason);
        Assert.NotEmpty(fault.Remedy);
        Assert.NotEmpty(new JsonSchema(JsonText.OneLine(SettingsSchema.Build())).Check(Element(json)));
    }

    [Theory]
    [InlineData("""{"sites":[{"name":"a","physicalPath":"srv"}]}""", "sites[0].physicalPath")]
    [InlineData("""{"sites":[{"name":"a","physicalPath":"/srv","data":{"passivePorts":"9-1"}}]}""", "sites[0].data.passivePorts")]
    [InlineData("""{"sites":[{"name":"a","physicalPath":"/srv","data":{"localNetworks":["10.0.0.0/33"]}}]}""", "sites[0].data.localNetworks[0]")]
    [InlineData("""{"sites":[{"name":"a","physicalPath":"/srv","data":{"publicAddress":"ftp.example"}}]}""", "sites[0].data.publicAddress")]
    [InlineData("""{"sites":[{"name":"a","physicalPath":"/srv","files":{"encoding":"klingon"}}]}""", "sites[0].files.encoding")]
    [InlineData("""{"users":[{"name":"a","passwordHash":"secret"}]}""", "users[0].passwordHash")]
    [InlineData("""{"users":[{"name":""}]}""", "users[0].name")]
    [InlineData("""{"users":[{"name":"a\nb"}]}""", "users[0].name")]
    public void What_only_the_program_can_see_it_refuses_with_the_place(string text, string path)
    {
        ConfigurationException refused = Assert.Throws<ConfigurationException>(() => SettingsJson.Read(JsonText.Parse(text)));

        Assert.Equal(path, Assert.Single(refused.Faults).Path);
    }

    [Fact]
    public void Every_fault_of_a_document_is_told_at_once()
    {
        JsonNode? json = JsonText.Parse("""{"limits":{"sessions":0,"rat":1},"users":[{"nme":"a"}]}""");

        string[] paths = [.. Assert.Throws<ConfigurationException>(() => SettingsJson.Read(json)).Faults.Select(fault => fault.Path)];

        Assert.Equal(["limits.sessions", "limits.rat", "users[0].nme", "users[0].name"], paths);
    }

    [Fact]
    public void A_mistyped_member_is_answered_with_the_one_that_was_meant()
    {
        JsonNode? json = JsonText.Parse("""{"limits":{"Sesions":5}}""");

        Assert.Contains("perhaps sessions was meant", Assert.Throws<ConfigurationException>(() => SettingsJson.Read(json)).Message);
    }

    private static JsonElement Element(JsonNode json) => JsonDocument.Parse(JsonText.OneLine(json)).RootElement;

    // The objects of a kind, found by following the schema as a reader of it would.
    private static IEnumerable<JsonObject> Occurrences(JsonObject document, string kind)
    {
        JsonObject definitions = SettingsSchema.Build()["$defs"]!.AsObject();
        return Follow(document, "server");

        IEnumerable<JsonObject> Follow(JsonNode? node, string name)
        {
            if (node is not JsonObject members)
                yield break;
            if (name == kind)
                yield return members;
            foreach ((string member, JsonNode? schema) in definitions[name]!["properties"]!.AsObject())
            {
                if (!members.TryGetPropertyValue(member, out JsonNode? value) || Reference(schema!) is not { } part)
                    continue;
                foreach (JsonNode? one in value is JsonArray items ? [.. items] : new[] { value })
                {
                    foreach (JsonObject found in Follow(one, part))
                        yield return found;
                }
            }
        }

        static string? Reference(JsonNode schema) =>
            (schema["$ref"] ?? schema["items"]?["$ref"] ?? schema["anyOf"]?[0]?["$ref"])?.GetValue<string>()["#/$defs/".Length..];
    }
}
