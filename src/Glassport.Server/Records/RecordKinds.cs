namespace Glassport.Server.Records;

/// <summary>Which records a log takes: a session makes no record that no log takes.</summary>
[Flags]
internal enum RecordKinds
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary><see cref="SessionRecord"/>.</summary>
    Sessions = 1,

    /// <summary><see cref="LoginRecord"/>.</summary>
    Logins = 2,

    /// <summary><see cref="TransferRecord"/>.</summary>
    Transfers = 4,

    /// <summary><see cref="CommandRecord"/>.</summary>
    Commands = 8,

    /// <summary><see cref="DialogueRecord"/>.</summary>
    Dialogue = 16,

    /// <summary><see cref="NoticeRecord"/>.</summary>
    Notices = 32,
}
