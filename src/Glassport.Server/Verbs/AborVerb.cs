using Glassport.Server.Sessions;

namespace Glassport.Server.Verbs;

/// <summary>ABOR (RFC 959 §4.1.3). A running transfer has been ended and has got its 426 when this is carried out.</summary>
internal static class AborVerb
{
    private static readonly Reply Done = new(226, "ABOR done; the data connection is closed.", "ABOR 完成，数据连接已关闭。");
    private static readonly Reply Nothing = new(225, "No transfer to abort.", "没有可中止的传输。");

    /// <summary>Ends what there is.</summary>
    public static ValueTask<Reply?> RunAsync(Session session, string argument)
    {
        // A data connection that waits for its transfer is given up as well, but nothing was aborted.
        bool any = session.TakeAborted();
        session.Setup.Agree(null);
        return new(any ? Done : Nothing);
    }
}
