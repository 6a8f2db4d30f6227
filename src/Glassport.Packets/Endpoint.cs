namespace Glassport.Packets;

/// <summary>One end of a TCP connection.</summary>
/// <param name="Address">The host.</param>
/// <param name="Port">The TCP port.</param>
public readonly record struct Endpoint(HostAddress Address, ushort Port)
{
    /// <summary><c>192.168.111.13:49194</c> or <c>[2001:db8::1]:21</c>.</summary>
    public override string ToString() => Address.IsIPv4 ? $"{Address}:{Port}" : $"[{Address}]:{Port}";
}
