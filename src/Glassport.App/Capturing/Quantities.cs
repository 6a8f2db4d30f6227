using System.CommandLine;
using System.CommandLine.Parsing;

namespace Glassport.App.Capturing;

/// <summary>Options that take a <see cref="Quantity"/>.</summary>
internal static class Quantities
{
    /// <summary>An option for a number of bytes.</summary>
    public static Option<long?> SizeOption(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result => Quantity.TrySize(result.Tokens[0].Value, out long bytes) ? bytes : Refuse<long?>(result, name, Quantity.SizeForm),
    };

    /// <summary>An option for a time.</summary>
    public static Option<TimeSpan?> DurationOption(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result => Quantity.TryDuration(result.Tokens[0].Value, out TimeSpan time) ? time : Refuse<TimeSpan?>(result, name, Quantity.DurationForm),
    };

    private static T? Refuse<T>(ArgumentResult result, string option, string form)
    {
        result.AddError($"{option} takes {form}, and not '{result.Tokens[0].Value}'.");
        return default;
    }
}
