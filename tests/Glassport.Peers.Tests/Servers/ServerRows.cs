using Glassport.Client;

namespace Glassport.Peers.Tests.Servers;

/// <summary>The rows of theories about servers.</summary>
public static class ServerRows
{
    /// <summary>Every server, once.</summary>
    public static TheoryData<string> Servers() => [.. ServerSoftware.All.Select(static software => software.Name)];

    /// <summary>Every server that has text.</summary>
    public static TheoryData<string> TextServers() => [.. ServerSoftware.All.Where(static software => software.ConvertsText).Select(static software => software.Name)];

    /// <summary>Every server in the clear, with TLS 1.2 and 1.3 by AUTH, and with TLS from the start.</summary>
    public static TheoryData<string, TlsMode, Security> Protections()
    {
        TheoryData<string, TlsMode, Security> rows = [];
        foreach (var software in ServerSoftware.All)
        {
            foreach (var (mode, security) in Protections(software))
                rows.Add(software.Name, mode, security);
        }

        return rows;
    }

    /// <summary>Every server in the clear and with TLS 1.2 and 1.3, by every way to a data connection that it knows.</summary>
    public static TheoryData<string, TlsMode, Security, DataWay> DataWays()
    {
        TheoryData<string, TlsMode, Security, DataWay> rows = [];
        foreach (var software in ServerSoftware.All)
        {
            foreach (var (mode, security) in Protections(software))
            {
                foreach (var way in mode == TlsMode.None ? software.DataWays : software.SecureDataWays)
                    rows.Add(software.Name, mode, security, way);
            }
        }

        return rows;
    }

    /// <summary>Every server in the clear and with TLS, by every name that it is reached by.</summary>
    public static TheoryData<string, TlsMode, Security, string> Hosts()
    {
        TheoryData<string, TlsMode, Security, string> rows = [];
        foreach (var software in ServerSoftware.All)
        {
            foreach (var (mode, security) in Protections(software))
            {
                foreach (string host in software.HasIPv6 ? ["localhost", "127.0.0.1", "::1"] : new[] { "localhost", "127.0.0.1" })
                    rows.Add(software.Name, mode, security, host);
            }
        }

        return rows;
    }

    private static IEnumerable<(TlsMode Mode, Security Security)> Protections(ServerSoftware software)
    {
        yield return (TlsMode.None, Security.Plain);
        foreach (var security in software.TlsVersions)
        {
            yield return (TlsMode.Explicit, security);
            if (software.HasImplicitTls)
                yield return (TlsMode.Implicit, security);
        }
    }
}
