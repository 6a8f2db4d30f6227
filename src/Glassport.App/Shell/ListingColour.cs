using System.Buffers;

namespace Glassport.App.Shell;

/// <summary>Which colour a row of a listing has: by the permissions that LIST begins with, or the type among MLSD's facts.</summary>
internal static class ListingColour
{
    private const int PermissionLetters = 10;

    private static readonly SearchValues<char> PermissionSigns = SearchValues.Create("rwxsStT-");

    /// <summary>The colour of a row.</summary>
    /// <param name="row">The row as the server writes it.</param>
    public static Colour Of(string row)
    {
        if (IsPermissions(row))
        {
            return row[0] switch
            {
                'd' => Colour.Blue,
                'l' => Colour.Cyan,
                '-' when row.AsSpan(1, PermissionLetters - 1).ContainsAny('x', 's', 't') => Colour.Green,
                _ => Colour.None,
            };
        }

        int facts = row.IndexOf("type=", StringComparison.OrdinalIgnoreCase);
        if (facts < 0 || row.AsSpan(0, facts).Contains(' '))
            return Colour.None;
        var type = row.AsSpan(facts + "type=".Length);
        return type.Contains("dir;", StringComparison.OrdinalIgnoreCase) && type.IndexOf(';') is >= 3 and <= 4 ? Colour.Blue
            : type.StartsWith("OS.unix=s", StringComparison.OrdinalIgnoreCase) ? Colour.Cyan
            : Colour.None;
    }

    private static bool IsPermissions(string row) => row.Length > PermissionLetters && !row.AsSpan(1, PermissionLetters - 1).ContainsAnyExcept(PermissionSigns);
}
