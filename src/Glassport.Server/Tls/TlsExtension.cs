namespace Glassport.Server.Tls;

/// <summary>Extensions of hello messages that the server looks at (IANA's numbers).</summary>
internal static class TlsExtension
{
    public const ushort ServerName = 0;
    public const ushort ApplicationProtocols = 16;
    public const ushort SessionTicket = 35;
    public const ushort PreSharedKey = 41;
    public const ushort SupportedVersions = 43;
}
