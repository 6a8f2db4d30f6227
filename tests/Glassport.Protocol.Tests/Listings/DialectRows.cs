namespace Glassport.Protocol.Tests.Listings;

/// <summary>The rows of all dialects, as theories take them.</summary>
internal static class DialectRows
{
    public static TheoryData<string, string, string> Create()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var (dialect, row, expected) in CommonRows.All.Concat(RareRows.All))
            data.Add(dialect, row, expected);
        return data;
    }
}
