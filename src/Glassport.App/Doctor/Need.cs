namespace Glassport.App.Doctor;

/// <summary>What a check needs.</summary>
internal enum Need
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>A server that answers.</summary>
    Server,

    /// <summary>A server that offers TLS.</summary>
    Tls,

    /// <summary>A login.</summary>
    Login,

    /// <summary>A login by TLS.</summary>
    SecureLogin,

    /// <summary>A login, and leave to write.</summary>
    Writing,
}
