using Glassport.Server.Records;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Glassport.Server;

/// <summary>What a server is started with and keeps.</summary>
public sealed record FtpServerOptions
{
    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where the server's own log goes.</summary>
    public ILoggerFactory Loggers { get; init; } = NullLoggerFactory.Instance;

    /// <summary>The folder in which the server keeps what must survive it, such as a self-signed certificate; null: nothing survives.</summary>
    public string? StateFolder { get; init; }

    /// <summary>Where counts go; null: nowhere.</summary>
    public ServerMetrics? Metrics { get; init; }
}
