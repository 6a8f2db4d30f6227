using System.Collections;
using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text;

namespace Glassport.App.Tests.Import;

/// <summary>Settings as text, to compare: every property by name, lists element by element.</summary>
internal static class SiteText
{
    /// <summary>The text.</summary>
    public static string Of(object? value)
    {
        StringBuilder text = new();
        Write(value, text);
        return text.ToString();
    }

    private static void Write(object? value, StringBuilder text)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case string or IPAddress or IPNetwork or IFormattable:
                text.Append(CultureInfo.InvariantCulture, $"{value}");
                break;
            case bool:
                text.Append(value);
                break;
            case IEnumerable list:
                text.Append('[');
                foreach (object? element in list)
                {
                    Write(element, text);
                    text.Append(", ");
                }

                text.Append(']');
                break;
            default:
                text.Append('{');
                foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
                {
                    text.Append(property.Name).Append('=');
                    Write(property.GetValue(value), text);
                    text.Append("; ");
                }

                text.Append('}');
                break;
        }
    }
}
