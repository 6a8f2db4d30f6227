using Glassport.Server.Data;
using Glassport.Server.Listings;
using Glassport.Server.Verbs;

namespace Glassport.Server.Sessions;

/// <summary>What has been agreed on for the next transfer (RFC 959 §3).</summary>
internal sealed class TransferSetup : IDisposable
{
    /// <summary>TYPE A: text with the line ends of the network. Else TYPE I.</summary>
    public bool IsAscii { get; set; } = true;

    /// <summary>MODE Z: compressed.</summary>
    public bool IsDeflated { get; set; }

    /// <summary>The level of MODE Z, 1 to 9.</summary>
    public int DeflateLevel { get; set; } = 6;

    /// <summary>PROT P: data connections are protected.</summary>
    public bool IsProtected { get; set; }

    /// <summary>EPSV ALL was said: no other command may set a data connection up (RFC 2428 §4).</summary>
    public bool IsExtendedPassiveOnly { get; set; }

    /// <summary>Where the next transfer begins (REST), in bytes.</summary>
    public long RestartOffset { get; set; }

    /// <summary>The last byte that the next transfer carries (RANG), or null for all.</summary>
    public long? RangeEnd { get; set; }

    /// <summary>The facts that MLST and MLSD tell.</summary>
    public MlsxFacts Facts { get; set; } = MlsxFacts.Default;

    /// <summary>The hash that HASH computes.</summary>
    public FileHash Hash { get; set; } = HashAlgorithms.All[0];

    /// <summary>Where the next data connection will be, or null.</summary>
    public DataChannel? Channel { get; private set; }

    /// <summary>Agrees on a data connection; one agreed on before is given up, so that a client cannot pile up listeners.</summary>
    /// <param name="channel">The new one, or null.</param>
    public void Agree(DataChannel? channel)
    {
        Channel?.Dispose();
        Channel = channel;
    }

    /// <summary>Takes the data connection for a transfer.</summary>
    public DataChannel? TakeChannel()
    {
        var taken = Channel;
        Channel = null;
        return taken;
    }

    /// <summary>The marker and the range hold for one transfer (RFC 3659 §5).</summary>
    public void ForgetRestart()
    {
        RestartOffset = 0;
        RangeEnd = null;
    }

    /// <summary>As at the beginning of a session; the protection level stays with TLS.</summary>
    /// <returns>Another one: a running transfer keeps to this one.</returns>
    public TransferSetup BeginAnew()
    {
        Agree(null);
        return new() { IsProtected = IsProtected };
    }

    /// <inheritdoc/>
    public void Dispose() => Agree(null);
}
