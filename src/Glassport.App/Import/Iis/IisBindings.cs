using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using Glassport.Server.Settings;

namespace Glassport.App.Import.Iis;

/// <summary>Bindings, and the TLS that they have.</summary>
internal static class IisBindings
{
    private const string Ssl = "ftpServer/security/ssl";

    /// <summary>The site's FTP bindings; none when it is a web site only.</summary>
    public static ImmutableArray<Binding> Read(IisSite site)
    {
        bool tls = site.Text(Ssl, "serverCertHash") is not null || Policy(site, "controlChannelPolicy") != "SslAllow";
        return [.. Elements(site).Select(element => Parse(site.Document, element, tls))];
    }

    /// <summary>The elements of the FTP bindings.</summary>
    public static IEnumerable<XElement> Elements(IisSite site) =>
        IisDocument.Find(site.Element, "bindings")?.Elements()
            .Where(element => element.Name.LocalName == "binding" && site.Document.Text(element, "protocol") == "ftp") ?? [];

    /// <summary>What TLS is required and allowed; the certificate stays where it was.</summary>
    public static TlsSettings Tls(IisSite site)
    {
        string control = Policy(site, "controlChannelPolicy");
        string data = Policy(site, "dataChannelPolicy");
        if (site.Text(Ssl, "serverCertHash") is { Length: > 0 } thumbprint)
        {
            site.Warn(Ssl, "serverCertHash", $"certificate {thumbprint} stays in Windows's store ({site.Text(Ssl, "serverCertStoreName") ?? "MY"}): "
                + "export it with its key as PKCS #12 (.pfx) and name the file in the site's TLS settings; until then a self-signed one is made");
        }
        else if (control != "SslAllow")
            site.Warn(Ssl, "controlChannelPolicy", "TLS is required but no certificate is named; a self-signed one is made");
        if (data == "SslDeny")
            site.Warn(Ssl, "dataChannelPolicy", "SslDeny: clients may protect data connections all the same");
        bool login = control is "SslRequire" or "SslRequireCredentialsOnly";
        return new()
        {
            RequireForLogin = login,
            RequireForAnonymousLogin = login,
            AllowClearCommandChannel = control != "SslRequire",
            RequireForData = data == "SslRequire",
            RequireForAnonymousData = data == "SslRequire",
            ClientCertificates = site.Text("ftpServer/security/sslClientCertificates", "clientCertificatePolicy") switch
            {
                "CertRequire" => ClientCertificates.Require,
                "CertAllow" => ClientCertificates.Ask,
                _ => ClientCertificates.None,
            },
        };
    }

    private static string Policy(IisSite site, string name) => site.Text(Ssl, name) switch
    {
        null or "1" => "SslRequire",
        "0" => "SslAllow",
        "2" => name == "dataChannelPolicy" ? "SslDeny" : "SslRequireCredentialsOnly",
        { } text => text,
    };

    /// <summary><c>address:port:host</c>, where the address may be * or in brackets.</summary>
    private static Binding Parse(IisDocument document, XElement element, bool tls)
    {
        string text = document.Text(element, "bindingInformation") ?? "";
        int host = text.LastIndexOf(':');
        int port = host > 0 ? text.LastIndexOf(':', host - 1) : -1;
        if (port < 0 || !ushort.TryParse(text[(port + 1)..host], CultureInfo.InvariantCulture, out ushort number))
            throw document.Wrong(element, $"bindingInformation is not address:port:host: {text}");
        string address = text[..port].Trim('[', ']');
        // As IIS has it: TLS on port 990 is implicit, and explicit on any other.
        var mode = !tls ? TlsMode.None : number == 990 ? TlsMode.Implicit : TlsMode.Explicit;
        return new(address.Length == 0 ? "*" : address, number, host + 1 < text.Length ? text[(host + 1)..] : null, mode);
    }
}
