using System.Globalization;
using Glassport.Protocol.Addresses;
using Glassport.Server.Sessions;

namespace Glassport.Server.Verbs;

/// <summary>LPSV (RFC 1639 §4): PASV for addresses of any length.</summary>
internal static class LpsvVerb
{
    /// <summary>Opens a listener.</summary>
    public static ValueTask<Reply?> RunAsync(Session session, string argument)
    {
        if (session.Setup.IsExtendedPassiveOnly)
            return new(PortVerb.OnlyEpsv);
        var address = session.AdvertisedAddress;
        if (PasvVerb.Listen(session, address, out var refusal) is not { } port)
            return new(refusal);
        byte[] host = address.GetAddressBytes();
        int family = address.IsIPv4 ? 4 : 6;
        string numbers = string.Join(',', host);
        return new(new Reply(228, string.Create(
            CultureInfo.InvariantCulture, $"Entering Long Passive Mode ({family},{host.Length},{numbers},2,{port >> 8},{port & 255}).")));
    }
}
