using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Glassport.Server.Access;

namespace Glassport.Server.Tests.Access;

/// <summary>Real hashes of one round, and how many were computed for which password.</summary>
internal sealed class CountedHashes
{
    private readonly List<string> hashes = [];

    public IReadOnlyList<string> Computed
    {
        get
        {
            lock (hashes)
                return [.. hashes];
        }
    }

    public PasswordVerification Verification => (hash, password) =>
    {
        lock (hashes)
            hashes.Add(hash!);
        return PasswordHash.Verify(hash, password);
    };

    public static string Of(string password)
    {
        byte[] salt = SHA256.HashData(Encoding.UTF8.GetBytes(password))[..16];
        byte[] hash = Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(password), salt, 1, HashAlgorithmName.SHA512, 64);
        return string.Create(CultureInfo.InvariantCulture, $"$pbkdf2-sha512$i=1${Encode(salt)}${Encode(hash)}");

        static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=');
    }
}
