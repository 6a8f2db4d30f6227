using Glassport.Server.Sessions;

namespace Glassport.Server.Verbs;

/// <summary>REIN (RFC 959 §4.1.1): as after the connection was made, but that a running transfer goes on. TLS stays (RFC 4217 §11 leaves that to the server).</summary>
internal static class ReinVerb
{
    private static readonly Reply Ready = new(220, "Ready for a new user.", "可以重新登录。");

    /// <summary>Begins again.</summary>
    public static ValueTask<Reply?> RunAsync(Session session, string argument)
    {
        session.BeginAnew();
        return new(Ready);
    }
}
