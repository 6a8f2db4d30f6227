using Glassport.Server.Access;

namespace Glassport.Server.Tests.Access;

public sealed class PasswordHashTests
{
    // Made by Python: hashlib.pbkdf2_hmac("sha512", "pässword".encode(), b"glassport-salt-1", 1000).
    private const string Foreign =
        "$pbkdf2-sha512$i=1000$Z2xhc3Nwb3J0LXNhbHQtMQ$bk7JHZxNfqjzsYiVyK6csP24f1Y0zKNskKIN84vhgDvd8vQ5UofwuUOoOH74XzQaP+SqIWCkuon0mXqvB5YhXg";

    [Fact]
    public void A_password_verifies_against_its_own_hash_and_no_other_does()
    {
        string hash = PasswordHash.Create("correct horse");

        Assert.True(PasswordHash.Verify(hash, "correct horse"));
        Assert.False(PasswordHash.Verify(hash, "correct horse "));
        Assert.False(PasswordHash.Verify(hash, ""));
        Assert.False(PasswordHash.NeedsRehash(hash));
    }

    [Fact]
    public void A_hash_names_its_function_and_its_rounds_and_holds_sixteen_bytes_of_salt_and_sixty_four_of_hash() =>
        Assert.Matches(@"^\$pbkdf2-sha512\$i=210000\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{86}$", PasswordHash.Create("x"));

    [Fact]
    public void Two_hashes_of_a_password_differ() => Assert.NotEqual(PasswordHash.Create("same"), PasswordHash.Create("same"));

    [Fact]
    public void A_hash_that_another_implementation_made_is_understood_and_said_to_be_too_weak()
    {
        Assert.True(PasswordHash.Verify(Foreign, "pässword"));
        Assert.True(PasswordHash.Verify(Foreign, "pässword"u8));
        Assert.False(PasswordHash.Verify(Foreign, "password"));
        Assert.True(PasswordHash.NeedsRehash(Foreign));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("secret")]
    [InlineData("$pbkdf2-sha512$i=0$Z2xhc3Nwb3J0LXNhbHQtMQ$Z2xhc3Nwb3J0LXNhbHQtMQ")]
    [InlineData("$pbkdf2-sha512$i=2147483647$Z2xhc3Nwb3J0LXNhbHQtMQ$Z2xhc3Nwb3J0LXNhbHQtMQ")]
    [InlineData("$pbkdf2-sha512$i=1000$Z2xhc3Nwb3J0LXNhbHQtMQ$")]
    [InlineData("$pbkdf2-sha512$i=1000$Z2xhc3Nwb3J0LXNhbHQtMQ$AA")]
    [InlineData("$pbkdf2-sha512$i=1000$Z2xhc3Nwb3J0LXNhbHQtMQ$*******************")]
    [InlineData("$pbkdf2-sha512$i=1000$Z2xhc3Nwb3J0LXNhbHQtMQ$Z2xhc3Nwb3J0LXNhbHQtMQ$extra")]
    [InlineData("$2y$05$bvIG6Nmid91Mu9RcmmWZfO5HJIMCT8riNW0hEp8f6/FuA2/mHZFpe")]
    public void What_is_no_hash_lets_nobody_in(string? text)
    {
        Assert.False(PasswordHash.IsWellFormed(text));
        Assert.False(PasswordHash.Verify(text, text ?? ""));
        Assert.False(PasswordHash.Verify(text, ""));
        Assert.True(PasswordHash.NeedsRehash(text));
    }

    [Fact]
    public void A_hash_cut_anywhere_lets_nobody_in()
    {
        for (int length = 0; length < Foreign.Length; length++)
            Assert.False(PasswordHash.Verify(Foreign[..length], "pässword"), $"cut at {length}");
    }
}
