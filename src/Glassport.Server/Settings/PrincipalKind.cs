namespace Glassport.Server.Settings;

/// <summary>The kinds of <see cref="Principal"/>.</summary>
public enum PrincipalKind
{
    /// <summary>Everyone, anonymous users too.</summary>
    Everyone,

    /// <summary>Anonymous users.</summary>
    Anonymous,

    /// <summary>Every user who is not anonymous.</summary>
    Users,

    /// <summary>One user.</summary>
    User,

    /// <summary>The members of a group.</summary>
    Group,
}
