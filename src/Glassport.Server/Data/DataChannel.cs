using System.Net;

namespace Glassport.Server.Data;

/// <summary>A data connection that was agreed on and does not exist yet.</summary>
internal abstract class DataChannel : IDisposable
{
    /// <summary>True when the client connects (PASV), false when the server does (PORT).</summary>
    public abstract bool IsPassive { get; }

    /// <summary>Where it was agreed to be: the address the client was told, or the one the client told.</summary>
    public abstract IPEndPoint Endpoint { get; }

    /// <summary>The connection, when it is there without waiting; else null.</summary>
    public abstract DataConnection? TryOpen();

    /// <summary>Waits for the client's connection, or connects.</summary>
    /// <returns>The connection, or why there is none.</returns>
    public abstract ValueTask<DataOpening> OpenAsync();

    /// <summary>Ends the waiting: <see cref="OpenAsync"/> says that the time was over.</summary>
    public abstract void GiveUp();

    /// <inheritdoc/>
    public abstract void Dispose();
}
