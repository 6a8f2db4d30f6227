namespace Glassport.App.Import;

/// <summary>Finds what somebody who mistyped a name may have meant.</summary>
internal static class NearestName
{
    /// <summary>The known name with the fewest letters to change, or null when all are far away.</summary>
    public static string? Of(string name, IEnumerable<string> known)
    {
        string? nearest = null;
        int fewest = Math.Max(2, name.Length / 3) + 1;
        foreach (string candidate in known)
        {
            int distance = Distance(name, candidate);
            if (distance < fewest)
                (nearest, fewest) = (candidate, distance);
        }

        return nearest;
    }

    /// <summary>Levenshtein's distance: letters added, taken away or replaced.</summary>
    private static int Distance(string from, string to)
    {
        int[] row = new int[to.Length + 1];
        for (int column = 0; column <= to.Length; column++)
            row[column] = column;
        for (int line = 1; line <= from.Length; line++)
        {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column <= to.Length; column++)
            {
                int replaced = diagonal + (from[line - 1] == to[column - 1] ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.Min(replaced, Math.Min(row[column], row[column - 1]) + 1);
            }
        }

        return row[to.Length];
    }
}
