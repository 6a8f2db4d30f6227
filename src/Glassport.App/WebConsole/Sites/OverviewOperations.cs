using Glassport.App.WebConsole.Access;
using Glassport.App.WebConsole.Api;
using Glassport.Server.Settings;

namespace Glassport.App.WebConsole.Sites;

/// <summary>How the server is, and what failed.</summary>
internal static class OverviewOperations
{
    /// <summary>The operations.</summary>
    public static IEnumerable<ApiOperation> All =>
    [
        new("GET", "/overview", Role.Operator, "Tells how the server is, with samples of the last hour.", OverviewAsync) { Response = typeof(ServerOverview) },
        new("GET", "/records", Role.Operator, "Lists what the server noted, newest first; failures are explained.", RecordsAsync)
        {
            Response = typeof(RecordRow[]),
            Query = [new("failures", "Only what is explained.", "boolean"), new("text", "Only records with this text."), new("most", "How many at most; 200 when nothing is said.", "integer")],
        },
    ];

    private static async Task OverviewAsync(ApiCall call)
    {
        ServerSettings settings = await SettingsWork.LoadAsync(call).ConfigureAwait(false);
        var bans = await call.Console.Administration.BansAsync(call.Aborted).ConfigureAwait(false);
        ServerSeries series = call.Console.Series;
        await call.WriteAsync(new ServerOverview(
            series.Started, settings.Sites.Length, settings.Sites.Count(static site => site.IsStarted), call.Console.Server.Sessions.Count, bans.Count,
            ServerSeries.Interval.TotalSeconds, series.Samples)).ConfigureAwait(false);
    }

    private static Task RecordsAsync(ApiCall call)
    {
        bool onlyFailures = call.Query("failures") is "true";
        string? text = call.Query("text");
        int most = (int)call.Number("most", 200, 1, 2_000);
        return call.WriteAsync<RecordRow[]>(
        [
            .. call.Console.Records.Newest.Select(record => Row(record, call.Language))
                .Where(row => (!onlyFailures || row.Explanation is not null) && (text is null || row.Text.Contains(text, StringComparison.OrdinalIgnoreCase)))
                .Take(most),
        ]);
    }

    private static RecordRow Row(RecentRecords.Record record, Analysis.Story.Language language)
    {
        (string kind, Doctor.Phrase? words) = FailureWords.Of(record);
        return new(record.Number, record.Time, record.Level.ToString().ToLowerInvariant(), kind, record.Text, words?.In(language));
    }
}
