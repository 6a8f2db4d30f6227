using Glassport.Lab.Seats;

namespace Glassport.Lab.Tests.Seats;

public sealed class UnixPasswordTests
{
    // As libcrypt writes them.
    [Theory]
    [InlineData("ftppass", "glassport", "$5$rounds=1000$glassport$Gude519RSiW9vh5x7HKV8lNIeeiDR8QK67mFkNc8ps1")]
    [InlineData("", "x", "$5$rounds=1000$x$kIBhdUvT3pHpfTjzR8s1XJu3y/HRJeFxMSffBtF8jx9")]
    [InlineData(
        "Grüße an alle, die mehr als zweiunddreißig Zeichen tippen: das sind schon viele", "0123456789abcdef",
        "$5$rounds=1000$0123456789abcdef$o.qdEynWQqBvJ0H3tDNiaty8fhevQNKhnwef026E/aB")]
    public void A_password_has_the_hash_that_the_system_gives_it(string password, string salt, string hash) =>
        Assert.Equal(hash, UnixPassword.Hash(password, salt));
}
