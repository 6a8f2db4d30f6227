namespace Glassport.Server.Access;

/// <summary>Whether a password is the one that was hashed; <see cref="PasswordHash.Verify(string?, string)"/> outside of tests.</summary>
/// <param name="hash">The stored hash.</param>
/// <param name="password">The password that was sent.</param>
internal delegate bool PasswordVerification(string? hash, string password);
