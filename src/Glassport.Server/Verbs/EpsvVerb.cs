using System.Globalization;
using Glassport.Protocol.Addresses;
using Glassport.Server.Sessions;

namespace Glassport.Server.Verbs;

/// <summary>EPSV (RFC 2428 §3): PASV for IPv4 and IPv6; only the port is named.</summary>
internal static class EpsvVerb
{
    private static readonly Reply All = new(200, "EPSV ALL: no other command will set up data connections.", "EPSV ALL：不再接受其他建立数据连接的命令。");
    private static readonly Reply Wrong = new(501, "EPSV takes nothing, 1, 2 or ALL.", "EPSV 的参数可以没有，或为 1、2、ALL。");

    /// <summary>Opens a listener.</summary>
    public static ValueTask<Reply?> RunAsync(Session session, string argument)
    {
        bool v4 = session.Ends.Server.Address.IsIPv4;
        switch (ExtendedPassiveCommand.Parse(argument))
        {
            case ExtendedPassiveArgument.All:
                session.Setup.IsExtendedPassiveOnly = true;
                return new(All);
            case ExtendedPassiveArgument.Unknown when !int.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out _):
                return new(Wrong);
            case ExtendedPassiveArgument.Unknown:
            case ExtendedPassiveArgument.IPv4 when !v4:
            case ExtendedPassiveArgument.IPv6 when v4:
                string family = v4 ? "1" : "2";
                return new(new Reply(522, $"Network protocol not supported, use ({family}).", $"不支持该网络协议，请使用 ({family})。"));
        }

        if (PasvVerb.Listen(session, session.Ends.Server.Address, out var refusal) is not { } port)
            return new(refusal);
        return new(new Reply(229, string.Create(CultureInfo.InvariantCulture, $"Entering Extended Passive Mode (|||{port}|).")));
    }
}
