using System.Security.Cryptography;
using System.Text;

namespace Glassport.Lab.Seats;

/// <summary>Passwords as programs of Unix keep them: the SHA-256 variant of crypt(5), as quick to check as its specification allows.</summary>
internal static class UnixPassword
{
    private const string Alphabet = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int Rounds = 1000;
    private const int MostSalt = 16;

    /// <summary>The hash of a password, with a salt that nobody else has.</summary>
    /// <param name="password">The password.</param>
    /// <returns>What stands in /etc/shadow.</returns>
    public static string Hash(string password) => Hash(password, RandomNumberGenerator.GetString(Alphabet, MostSalt));

    /// <summary>The hash of a password.</summary>
    /// <param name="password">The password.</param>
    /// <param name="salt">Up to 16 letters and digits.</param>
    /// <returns>What stands in /etc/shadow.</returns>
    public static string Hash(string password, string salt)
    {
        byte[] key = Encoding.UTF8.GetBytes(password);
        byte[] grain = Encoding.ASCII.GetBytes(salt);
        byte[] digest = First(key, grain);
        byte[] keys = Stretched(SHA256.HashData(Repeated(key, key.Length)), key.Length);
        byte[] grains = Stretched(SHA256.HashData(Repeated(grain, 16 + digest[0])), grain.Length);
        for (int i = 0; i < Rounds; i++)
        {
            bool odd = i % 2 != 0;
            digest = SHA256.HashData([.. odd ? keys : digest, .. i % 3 != 0 ? grains : [], .. i % 7 != 0 ? keys : [], .. odd ? digest : keys]);
        }

        return $"$5$rounds={Rounds}${salt}${Encoded(digest)}";
    }

    private static byte[] First(byte[] key, byte[] salt)
    {
        byte[] other = SHA256.HashData([.. key, .. salt, .. key]);
        List<byte> input = [.. key, .. salt, .. Stretched(other, key.Length)];
        for (int length = key.Length; length > 0; length >>= 1)
            input.AddRange((length & 1) != 0 ? other : key);
        return SHA256.HashData([.. input]);
    }

    private static byte[] Repeated(byte[] part, int times) => [.. Enumerable.Repeat(part, times).SelectMany(static one => one)];

    private static byte[] Stretched(byte[] digest, int length) => [.. Enumerable.Range(0, length).Select(i => digest[i % digest.Length])];

    // Three bytes, which stand a third of the digest apart and change places each time, are four letters, the lowest first.
    private static string Encoded(byte[] digest)
    {
        StringBuilder text = new();
        (int high, int middle, int low) = (0, 10, 20);
        for (int i = 0; i < 10; i++)
        {
            Append(text, (digest[high] << 16) | (digest[middle] << 8) | digest[low], 4);
            (high, middle, low) = (low + 1, high + 1, middle + 1);
        }

        Append(text, (digest[31] << 8) | digest[30], 3);
        return text.ToString();
    }

    private static void Append(StringBuilder text, int bits, int letters)
    {
        for (int i = 0; i < letters; i++, bits >>= 6)
            text.Append(Alphabet[bits & 63]);
    }
}
