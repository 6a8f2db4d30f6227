namespace Glassport.Server.Sessions;

/// <summary>The language of replies (RFC 2640 LANG).</summary>
internal enum ReplyLanguage : byte
{
    /// <summary>en.</summary>
    English,

    /// <summary>zh-CN.</summary>
    Chinese,
}
