using System.Globalization;
using System.Text.Json;
using Glassport.Analysis.Rendering;
using Glassport.Protocol.Listings;

namespace Glassport.App.Remote;

/// <summary>Does what <c>glassport ls</c> promises.</summary>
internal static class Listing
{
    /// <summary>Lists; answers the exit code.</summary>
    /// <param name="request">What.</param>
    /// <param name="output">Where to.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<int> RunAsync(Request request, TextWriter output, CancellationToken cancellationToken)
    {
        foreach (string url in request.Urls)
        {
            var address = RemoteSession.Read(url, request.Remote);
            var client = await RemoteSession.OpenAsync(address, request.Remote, cancellationToken).ConfigureAwait(false);
            await using (client.ConfigureAwait(false))
            {
                var listing = await client.ListAsync(address.Path, cancellationToken).ConfigureAwait(false);
                foreach (var entry in listing.Entries.OrderBy(static entry => entry.Name, StringComparer.Ordinal))
                    await output.WriteLineAsync(request.IsJson ? Json(entry) : request.NamesOnly || address.Type == 'd' ? SafeText.Visible(entry.Name) : Row(entry)).ConfigureAwait(false);
                if (listing.UnreadableRows > 0)
                    await RemoteExit.TellAsync($"{listing.UnreadableRows} rows of the listing could not be read.").ConfigureAwait(false);
                await client.QuitAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        return ExitCode.Success;
    }

    private static string Row(ListingEntry entry)
    {
        string kind = entry.Kind switch { ListingKind.Directory => "d", ListingKind.Link => "l", ListingKind.File => "-", _ => "?" };
        string target = entry.LinkTarget is { } to ? $" -> {to}" : "";
        string size = entry.Size?.ToString(CultureInfo.InvariantCulture) ?? "";
        return SafeText.Visible($"{kind} {entry.Permissions ?? "",-10} {size,14} {entry.Modified ?? "",-20} {entry.Name}{target}");
    }

    private static string Json(ListingEntry entry)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter writer = new(bytes))
        {
            writer.WriteStartObject();
            writer.WriteString("name", entry.Name);
            writer.WriteString("kind", entry.Kind.ToString().ToLowerInvariant());
            if (entry.Size is { } size)
                writer.WriteNumber("size", size);
            if (entry.Modified is { } modified)
                writer.WriteString("modified", modified);
            if (entry.Permissions is { } permissions)
                writer.WriteString("permissions", permissions);
            if (entry.LinkTarget is { } target)
                writer.WriteString("linkTarget", target);
            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(bytes.ToArray());
    }

    /// <summary>What to list.</summary>
    /// <param name="Urls">The directories.</param>
    /// <param name="NamesOnly">Whether names alone are shown.</param>
    /// <param name="IsJson">Whether each entry is an object.</param>
    /// <param name="Remote">How to connect.</param>
    internal sealed record Request(IReadOnlyList<string> Urls, bool NamesOnly, bool IsJson, RemoteRequest Remote);
}
