namespace Glassport.App.Operations;

/// <summary>The tags of a measurement: two at most, which is what the server's instruments have.</summary>
/// <param name="FirstName">The first tag's name, or null.</param>
/// <param name="FirstValue">Its value.</param>
/// <param name="SecondName">The second tag's name, or null.</param>
/// <param name="SecondValue">Its value.</param>
internal readonly record struct TagSet(string? FirstName, string? FirstValue, string? SecondName, string? SecondValue)
{
    /// <summary>The tags as .NET's instruments hand them on.</summary>
    /// <param name="tags">The tags; what is beyond the second is left out.</param>
    public static TagSet Of(ReadOnlySpan<KeyValuePair<string, object?>> tags) => tags.Length switch
    {
        0 => default,
        1 => new(tags[0].Key, tags[0].Value?.ToString(), null, null),
        _ => new(tags[0].Key, tags[0].Value?.ToString(), tags[1].Key, tags[1].Value?.ToString()),
    };
}
