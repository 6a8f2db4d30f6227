namespace Glassport.Server.Settings;

/// <summary>An address that leads to a site. Several sites share an address and port when their host names differ (RFC 7151 HOST, or SNI).</summary>
/// <param name="Address">An IPv4 or IPv6 address to listen on; <c>*</c> is every address of both families.</param>
/// <param name="Port">The TCP port; 0 lets the system choose.</param>
/// <param name="HostName">The host that a client must name, or null for any.</param>
/// <param name="Tls">Whether TLS is offered, required, or begins at once.</param>
public sealed record Binding(string Address, int Port = 21, string? HostName = null, TlsMode Tls = TlsMode.None);
