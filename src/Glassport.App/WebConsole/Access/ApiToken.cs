namespace Glassport.App.WebConsole.Access;

/// <summary>What a script logs in with in place of a password. Its 256 random bits are shown once; only their hash is kept.</summary>
/// <param name="Id">Its public name, by which it is removed.</param>
/// <param name="Hash">SHA-256 of the token, in hexadecimal digits.</param>
/// <param name="Account">For whom it speaks.</param>
/// <param name="Purpose">What it is for, in its owner's words.</param>
/// <param name="Created">When it was made.</param>
internal sealed record ApiToken(string Id, string Hash, string Account, string Purpose, DateTimeOffset Created);
