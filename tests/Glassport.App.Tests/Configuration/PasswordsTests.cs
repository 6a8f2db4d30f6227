using System.Text.Json.Nodes;
using Glassport.App.Configuration;
using Glassport.Server.Access;
using Glassport.Server.Settings;

namespace Glassport.App.Tests.Configuration;

public sealed class PasswordsTests
{
    private static readonly string Stored = PasswordHash.Create("secret");

    [Fact]
    public void A_password_is_replaced_by_its_hash()
    {
        UserSettings user = Apply("""{"users":[{"name":"bob","password":"hunter2"}]}""");

        Assert.True(PasswordHash.Verify(user.PasswordHash, "hunter2"));
    }

    [Fact]
    public void The_password_that_is_stored_already_keeps_its_hash() =>
        Assert.Equal(Stored, Apply("""{"users":[{"name":"ann","password":"secret"}]}""").PasswordHash);

    [Fact]
    public void Another_password_of_the_same_user_gets_another_hash()
    {
        string? hash = Apply("""{"users":[{"name":"ann","password":"changed"}]}""").PasswordHash;

        Assert.True(PasswordHash.Verify(hash, "changed"));
        Assert.False(PasswordHash.Verify(hash, "secret"));
    }

    [Fact]
    public void A_user_of_whose_password_nothing_is_said_keeps_it() =>
        Assert.Equal(Stored, Apply("""{"users":[{"name":"ann"}]}""").PasswordHash);

    [Fact]
    public void A_null_takes_the_password_away() =>
        Assert.Null(Apply("""{"users":[{"name":"ann","passwordHash":null}]}""").PasswordHash);

    [Theory]
    [InlineData("""{"users":[{"name":"ann","password":""}]}""")]
    [InlineData("""{"users":[{"name":"ann","password":7}]}""")]
    [InlineData("""{"users":[{"name":"ann","password":"x","passwordHash":null}]}""")]
    public void A_password_that_is_none_or_stands_beside_a_hash_is_refused(string text) =>
        Assert.Equal("users[0].password", Assert.Single(Assert.Throws<ConfigurationException>(() => Apply(text)).Faults).Path);

    private static UserSettings Apply(string text)
    {
        JsonNode? json = JsonText.Parse(text);
        Passwords.Hash(json, new() { Users = [new() { Name = "ann", PasswordHash = Stored }] });
        return Assert.Single(SettingsJson.Read(json).Users);
    }
}
