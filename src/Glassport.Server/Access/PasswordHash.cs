using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Glassport.Server.Access;

/// <summary>
/// What is kept of a password: PBKDF2 with HMAC-SHA-512 over a random salt, written <c>$pbkdf2-sha512$i=210000$salt$hash</c> with base64
/// without padding, as PHC strings are.
/// </summary>
public static class PasswordHash
{
    /// <summary>The rounds of new hashes: what OWASP's password storage cheat sheet asks of this function.</summary>
    public const int Iterations = 210_000;

    // A hash comes from the configuration; this many rounds take seconds, and more is a way to stop the server.
    private const int MostIterations = 10_000_000;
    private const int SaltBytes = 16;
    private const int HashBytes = 64;
    private const int LongestPart = 128;
    private const string Prefix = "$pbkdf2-sha512$i=";

    /// <summary>Hashes a password with a new salt.</summary>
    /// <param name="password">The password.</param>
    public static string Create(string password)
    {
        ArgumentNullException.ThrowIfNull(password);
        byte[] salt = RandomNumberGenerator.GetBytes(SaltBytes);
        byte[] hash = Derive(Encoding.UTF8.GetBytes(password), salt, Iterations);
        return string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Iterations}${Encode(salt)}${Encode(hash)}");
    }

    /// <summary>Whether the password is the one that was hashed. How long it takes does not depend on the password.</summary>
    /// <param name="text">What <see cref="Create"/> returned.</param>
    /// <param name="password">The password that a client sent, as bytes of UTF-8.</param>
    /// <returns>False also when the text is no hash of this kind.</returns>
    public static bool Verify(string? text, ReadOnlySpan<byte> password) =>
        TryParse(text, out Parts parts) && CryptographicOperations.FixedTimeEquals(Derive(password, parts.Salt, parts.Iterations), parts.Hash);

    /// <summary>Whether the password is the one that was hashed.</summary>
    /// <param name="text">What <see cref="Create"/> returned.</param>
    /// <param name="password">The password that a client sent.</param>
    /// <returns>False also when the text is no hash of this kind.</returns>
    public static bool Verify(string? text, string password) => Verify(text, Encoding.UTF8.GetBytes(password));

    /// <summary>Whether the text is a hash that <see cref="Verify(string?, string)"/> can use.</summary>
    /// <param name="text">The text.</param>
    public static bool IsWellFormed(string? text) => TryParse(text, out _);

    /// <summary>Whether the password should be hashed anew when it is next at hand: the hash has fewer rounds than new ones.</summary>
    /// <param name="text">What <see cref="Create"/> returned.</param>
    public static bool NeedsRehash(string? text) =>
        !TryParse(text, out Parts parts) || parts.Iterations < Iterations;

    // A shorter hash would be a prefix of the same one, which is easier to hit: only the full length counts.
    private static bool TryParse(string? text, out Parts parts)
    {
        parts = default;
        if (text is null || !text.StartsWith(Prefix, StringComparison.Ordinal))
            return false;
        string[] fields = text[Prefix.Length..].Split('$', 4);
        if (fields.Length != 3 || !int.TryParse(fields[0], NumberStyles.None, CultureInfo.InvariantCulture, out int iterations)
            || iterations is < 1 or > MostIterations
            || Decode(fields[1]) is not { Length: >= SaltBytes } salt
            || Decode(fields[2]) is not { Length: HashBytes } hash)
            return false;
        parts = new(iterations, salt, hash);
        return true;
    }

    private static byte[] Derive(ReadOnlySpan<byte> password, byte[] salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(password, salt, iterations, HashAlgorithmName.SHA512, HashBytes);

    private static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=');

    private static byte[]? Decode(string text)
    {
        if (text.Length > LongestPart || text.Contains('='))
            return null;
        byte[] bytes = new byte[LongestPart];
        string padded = text.PadRight((text.Length + 3) / 4 * 4, '=');
        return Convert.TryFromBase64String(padded, bytes, out int written) ? bytes[..written] : null;
    }

    private readonly record struct Parts(int Iterations, byte[] Salt, byte[] Hash);
}
