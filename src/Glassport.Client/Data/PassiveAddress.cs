using System.Net;
using Glassport.Protocol.Addresses;

namespace Glassport.Client.Data;

/// <summary>Where to connect to when a 227 reply names an address. The server may not know its own, or want the client to attack another.</summary>
internal static class PassiveAddress
{
    /// <summary>Judges the address.</summary>
    /// <param name="told">The address in the reply.</param>
    /// <param name="peer">The address that the control connection goes to.</param>
    /// <param name="warning">What is odd and was put right, or null.</param>
    /// <returns>The address to connect to, or null when it is another host's, which nothing excuses (RFC 2577 §3).</returns>
    public static IPAddress? Choose(IPAddress told, IPAddress peer, out string? warning)
    {
        warning = null;
        if (told.Equals(peer))
            return peer;
        if (!told.IsUnroutable && !peer.IsUnroutable)
            return null;
        warning = told.IsUnroutable
            ? $"The server says that it waits at {told}, which cannot be reached from here: it does not know its public address. Connecting to {peer} instead."
            : $"The server says that it waits at {told}, though it is spoken to at {peer}. Connecting to {peer} instead.";
        return peer;
    }
}
