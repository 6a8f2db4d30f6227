namespace Glassport.Client;

/// <summary>What is worth remembering of a host, so that the second session need not find it out again.</summary>
public interface IHostMemory
{
    /// <summary>What is known.</summary>
    /// <param name="site">The host with its scheme and port: <see cref="FtpAddress.Site"/>.</param>
    HostFacts Find(string site);

    /// <summary>Keeps what was learnt.</summary>
    /// <param name="site">The host with its scheme and port.</param>
    /// <param name="facts">All that is known now.</param>
    void Keep(string site, HostFacts facts);
}
