using System.Net;
using Microsoft.Extensions.Logging;

namespace Glassport.Server.Access;

/// <summary>What the log says about bans.</summary>
internal static partial class BanLog
{
    /// <summary>A ban began.</summary>
    [LoggerMessage(Level = LogLevel.Warning, Message = "Banned {Network}: {Reason}. Until: {Until:u}")]
    public static partial void Began(ILogger logger, IPNetwork network, string reason, DateTimeOffset? until);

    /// <summary>A ban was lifted.</summary>
    [LoggerMessage(Level = LogLevel.Information, Message = "Lifted the ban of {Network}")]
    public static partial void Ended(ILogger logger, IPNetwork network);
}
