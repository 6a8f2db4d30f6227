using Glassport.Analysis.Model;

namespace Glassport.Analysis.Rendering;

/// <summary>What directory listings showed, folded away.</summary>
internal static class HtmlListings
{
    private const int ListingsShown = 8;
    private const int RowsShown = 40;

    /// <summary>Writes the listings of a conversation.</summary>
    public static void Write(HtmlText html, Conversation conversation)
    {
        int most = html.Options.Verbose ? int.MaxValue : RowsShown, listings = 0;
        foreach (DataConnection data in conversation.DataConnections)
        {
            if (data.Listing is not { Count: > 0 } rows || (listings++ >= ListingsShown && !html.Options.Verbose))
                continue;
            string command = string.IsNullOrEmpty(data.Path) ? data.Command ?? data.Id : $"{data.Command} {data.Path}";
            html.Raw("<details><summary>").Label(labels => $"{Labels.Fill(labels.ListingOf, command)} ({data.Id})").Raw("</summary>\n");
            html.Table("listing", null, (static labels => labels.Name, "wide"), (static labels => labels.Kind, null), (static labels => labels.Size, "num"), (static labels => labels.Modified, null));
            foreach (ListingRow row in rows.Take(most))
            {
                html.Raw("<tr>").RowHeader(row.Name, "wire").Cell(row.Kind).Cell(row.Size is { } size ? Figures.Count(size) : "", "num")
                    .Cell(row.Modified ?? "", "keep").Raw("</tr>\n");
            }

            html.EndTable();
            long left = Math.Max(0, rows.Count - (long)most) + data.ListingOmitted;
            if (left > 0)
                html.Label("p", "more", labels => Labels.Fill(labels.MoreRows, Figures.Count(left)));
            html.Raw("</details>\n");
        }
    }
}
