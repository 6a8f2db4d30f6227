using System.CommandLine;
using System.Security.Cryptography;
using Glassport.App.Configuration;

namespace Glassport.App.Administration;

/// <summary>Where a command gets a password from: never from its arguments, which every process on the machine can see.</summary>
internal static class PasswordInput
{
    private const string Variable = "GLASSPORT_PASSWORD";

    // Letters and digits that are not mistaken for each other.
    private const string Alphabet = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const int GeneratedLetters = 16;

    /// <summary><c>--password-file FILE</c>.</summary>
    public static Option<string> FileOption() => new("--password-file")
    {
        Description = $"Read the password from the first line of this file, '-' being standard input. Without it: from {Variable}, else one is generated and shown.",
    };

    /// <summary>The password that was given, or a generated one.</summary>
    /// <exception cref="ConfigurationException">The file has no password in its first line.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static (string Password, bool IsGenerated) Read(string? file)
    {
        if (file is not null)
        {
            string? line = file == "-" ? Console.In.ReadLine() : File.ReadLines(file).FirstOrDefault();
            return string.IsNullOrEmpty(line) ? throw new ConfigurationException(file, "has no password in its first line", "write it there") : (line, false);
        }

        return Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given
            ? (given, false)
            : (MakeUp(), true);
    }

    /// <summary>A password that nobody guesses.</summary>
    public static string MakeUp() => RandomNumberGenerator.GetString(Alphabet, GeneratedLetters);
}
