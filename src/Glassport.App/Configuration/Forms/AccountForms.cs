using Glassport.Server.Settings;
using static Glassport.App.Configuration.Forms.Notations;

namespace Glassport.App.Configuration.Forms;

/// <summary>Users and groups as JSON.</summary>
internal static class AccountForms
{
    /// <summary>How much may be stored and moved; null is no limit.</summary>
    public static Form<Quota> Quota { get; } = new RecordForm<Quota>(
            "quota", "How much may be stored and moved; null is no limit.", new())
        .Member("bytes", "Bytes stored.", OrNull(Bytes), static x => x.Bytes, static (x, value) => x with { Bytes = value })
        .Member("files", "Files stored.", OrNull(Bytes), static x => x.Files, static (x, value) => x with { Files = value })
        .Member("uploadedBytes", "Bytes uploaded in a session.",
            OrNull(Bytes), static x => x.UploadedBytes, static (x, value) => x with { UploadedBytes = value })
        .Member("downloadedBytes", "Bytes downloaded in a session.",
            OrNull(Bytes), static x => x.DownloadedBytes, static (x, value) => x with { DownloadedBytes = value });

    /// <summary>One of Glassport's own users.</summary>
    public static Form<UserSettings> User { get; } = new RecordForm<UserSettings>(
            "user", "One of Glassport's own users.", new() { Name = "" })
        .Required("name", "The name, unique; case matters.", Name, static x => x.Name, static (x, value) => x with { Name = value })
        .Member("passwordHash", "The hashed password; null: no password lets this user in. Left out: the one that is stored stays.",
            OrNull(Hash), static x => x.PasswordHash, static (x, value) => x with { PasswordHash = value })
        .Understood("password", "The password itself, hashed when the configuration is applied; instead of passwordHash.", Text)
        .Member("isEnabled", "Whether the user may log in.",
            Flag, static x => x.IsEnabled, static (x, value) => x with { IsEnabled = value })
        .Member("groups", "The groups that the user belongs to.",
            List(Name), static x => x.Groups, static (x, value) => x with { Groups = value })
        .Member("home", "The folder that the user sees as the root, or null for what the site's isolation says.",
            OrNull(FilePath), static x => x.Home, static (x, value) => x with { Home = value })
        .Member("certificate", "The SHA-256 of a client certificate that lets this user in without a password, in hexadecimal; null: none.",
            OrNull(Fingerprint), static x => x.Certificate, static (x, value) => x with { Certificate = value })
        .Member("quota", "How much the user may store and move.", Quota, static x => x.Quota, static (x, value) => x with { Quota = value })
        .Member("rate", "Bytes a second of all the user's transfers together; 0: what the site says.",
            Bytes, static x => x.Rate, static (x, value) => x with { Rate = value })
        .Member("encoding", "The encoding of names on the wire; null: what the site says.",
            OrNull(Encoding), static x => x.Encoding, static (x, value) => x with { Encoding = value });

    /// <summary>A group of users, for authorization rules.</summary>
    public static Form<GroupSettings> Group { get; } = new RecordForm<GroupSettings>(
            "group", "A group of users, for authorization rules.", new(""))
        .Required("name", "The name, unique; case matters.", Name, static x => x.Name, static (x, value) => x with { Name = value })
        .Member("quota", "What its members may store together; null: no limit.",
            OrNullObject(Quota), static x => x.Quota, static (x, value) => x with { Quota = value });
}
