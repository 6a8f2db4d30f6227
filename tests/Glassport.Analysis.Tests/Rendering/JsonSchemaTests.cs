using System.Text.Json;
using Glassport.TestKit;

namespace Glassport.Analysis.Tests.Rendering;

public sealed class JsonSchemaTests
{
    [Theory]
    [InlineData("""{"type":"string"}""", "1", "$: is Number, not string")]
    [InlineData("""{"type":["string","null"]}""", "true", "$: is True, not [\"string\",\"null\"]")]
    [InlineData("""{"type":"integer"}""", "1.5", "$: is Number, not integer")]
    [InlineData("""{"type":"integer","minimum":1}""", "0", "$: 0 is less than 1")]
    [InlineData("""{"enum":["a",null]}""", "\"b\"", "$: b is none of [\"a\",null]")]
    [InlineData("""{"const":"a"}""", "\"b\"", "$: b is not a")]
    [InlineData("""{"pattern":"^c\\d+$"}""", "\"d1\"", "$: d1 does not match ^c\\d+$")]
    [InlineData("""{"required":["a"]}""", "{}", "$: a is missing")]
    [InlineData("""{"properties":{"a":{"items":{"type":"null"}}}}""", """{"a":[null,1]}""", "$.a[1]: is Number, not null")]
    [InlineData("""{"prefixItems":[{"type":"null"}]}""", "[1,2]", "$[0]: is Number, not null")]
    [InlineData("""{"minItems":2}""", "[1]", "$: has fewer than 2 items")]
    [InlineData("""{"maxItems":1}""", "[1,2]", "$: has more than 1 items")]
    [InlineData("""{"anyOf":[{"required":["a"]},{"type":"null"}]}""", "{}", "$: a is missing")]
    [InlineData("""{"$defs":{"n":{"type":"null"}},"properties":{"a":{"$ref":"#/$defs/n"}}}""", """{"a":1}""", "$.a: is Number, not null")]
    [InlineData("""{"oneOf":[]}""", "1", "$: the schema's keyword oneOf is not checked")]
    public void A_fault_is_told_with_its_path_and_its_reason(string schema, string document, string expected)
    {
        Assert.Equal([expected], new JsonSchema(schema).Check(JsonSerializer.Deserialize<JsonElement>(document)));
    }

    [Theory]
    [InlineData("""{"type":["string","null"]}""", "null")]
    [InlineData("""{"type":"number"}""", "1.5")]
    [InlineData("""{"properties":{"a":{"type":"null"}}}""", """{"b":1}""")]
    [InlineData("""{"anyOf":[{"type":"string"},{"type":"null"}]}""", "null")]
    [InlineData("""{"required":["a"],"pattern":"x","items":{"type":"null"},"minimum":3,"minItems":1}""", "true")]
    public void What_is_allowed_has_no_fault(string schema, string document)
    {
        Assert.Empty(new JsonSchema(schema).Check(JsonSerializer.Deserialize<JsonElement>(document)));
    }

    [Fact]
    public void Members_that_no_schema_names_are_found()
    {
        JsonSchema schema = new("""{"properties":{"a":{"items":{"anyOf":[{"properties":{"b":{}}},{"type":"null"}]}}}}""");

        Assert.Equal(["$.a[].c", "$.d"], schema.Undescribed(JsonSerializer.Deserialize<JsonElement>("""{"a":[{"b":1,"c":2},null],"d":3}""")));
    }

    [Fact]
    public void The_explanations_schema_asks_only_for_what_is_checked()
    {
        IReadOnlyList<string> faults = JsonSchema.Explanation.Check(JsonSerializer.Deserialize<JsonElement>("{}"));

        Assert.Contains("$: capture is missing", faults);
        Assert.DoesNotContain(faults, static fault => fault.Contains("is not checked", StringComparison.Ordinal));
    }
}
