namespace Glassport.Server.Access;

/// <summary>What came of a login.</summary>
internal enum LoginResult : byte
{
    /// <summary>This way of logging in does not know the name; the next one may.</summary>
    Unknown,

    /// <summary>The user is in.</summary>
    Accepted,

    /// <summary>The name is known and what was shown does not let it in.</summary>
    Refused,

    /// <summary>It could not be found out.</summary>
    Unavailable,
}
