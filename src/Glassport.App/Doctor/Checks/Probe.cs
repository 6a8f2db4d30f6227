using System.Security.Cryptography;

namespace Glassport.App.Doctor.Checks;

/// <summary>Names of the files that checks make, and remove.</summary>
internal static class Probe
{
    /// <summary>A name that nobody has: <c>glassport-doctor-0f3a….tmp</c>.</summary>
    /// <param name="special">Characters to have in it.</param>
    public static string Name(string special) => $"glassport-doctor-{special}{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}.tmp";
}
