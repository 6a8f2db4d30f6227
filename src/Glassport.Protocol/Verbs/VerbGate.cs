namespace Glassport.Protocol;

/// <summary>The conditions under which a session may use a verb.</summary>
[Flags]
public enum VerbGate
{
    /// <summary>After the login, and not while a transfer runs.</summary>
    None = 0,

    /// <summary>Allowed before the login too (otherwise 530).</summary>
    BeforeLogin = 1,

    /// <summary>Opens the data connection.</summary>
    DataConnection = 2,

    /// <summary>Allowed while a transfer runs (RFC 959 §4.1.3: ABOR, STAT, QUIT; §4.1.1: USER and REIN let it end as it began).</summary>
    DuringTransfer = 4,

    /// <summary>The argument is a secret and is masked wherever it is shown.</summary>
    Secret = 8,
}
