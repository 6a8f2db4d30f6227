using Glassport.Analysis.Model;

namespace Glassport.Analysis.Rendering;

/// <summary>
/// What one pass over the conversations tells a page: totals, the findings by kind, the rows of the overview and which stories to tell.
/// It keeps no conversation, so that a capture of any length fits.
/// </summary>
internal sealed class Survey
{
    /// <summary>Up to so many conversations are all told.</summary>
    public const int SmallCapture = 10;

    private const int FirstRows = 50;
    private const int ErrorRows = 50;
    private const int FirstStories = 3;

    private readonly Dictionary<string, FindingTally> tallies = [];

    /// <summary>How many conversations there are.</summary>
    public int Count { get; private set; }

    /// <summary>Data connections that a command used.</summary>
    public long Transfers { get; private set; }

    /// <summary>Their payload.</summary>
    public long Bytes { get; private set; }

    /// <summary>The rows of the overview.</summary>
    public List<SurveyRow> Rows { get; } = [];

    /// <summary>How many conversations the overview leaves out.</summary>
    public int RowsOmitted => Count - Rows.Count;

    /// <summary>The conversations whose stories are told.</summary>
    public HashSet<string> Told { get; } = [];

    /// <summary>Findings by kind, most severe first, then as they first came.</summary>
    public IReadOnlyList<FindingTally> Tallies => [.. tallies.Values.OrderBy(static tally => tally.Sample.Severity)];

    /// <summary>Reads every conversation once.</summary>
    public static Survey Of(Explanation explanation, bool everything)
    {
        Survey survey = new();
        foreach (Finding finding in explanation.Findings)
            survey.Tally(finding);
        int total = explanation.Conversations.Count, firstRows = 0, errorRows = 0;
        bool all = everything || total <= SmallCapture;
        foreach (Conversation conversation in explanation.Conversations)
        {
            survey.Count++;
            SurveyRow row = SurveyRow.Of(conversation);
            survey.Transfers += row.Transfers;
            survey.Bytes += row.Bytes;
            foreach (Finding finding in conversation.Findings)
                survey.Tally(finding);
            if (all || firstRows < FirstRows)
            {
                firstRows++;
                survey.Rows.Add(row);
            }
            else if (row.Errors > 0 && errorRows < ErrorRows)
            {
                errorRows++;
                survey.Rows.Add(row);
            }

            if (all || survey.Told.Count < FirstStories || (row.Errors > 0 && survey.Told.Count < SmallCapture))
                survey.Told.Add(conversation.Id);
        }

        return survey;
    }

    /// <summary>The conversations whose stories are told, read a second time and no further than needed.</summary>
    public IEnumerable<Conversation> Stories(Explanation explanation)
    {
        int left = Told.Count;
        if (left == 0)
            yield break;
        foreach (Conversation conversation in explanation.Conversations)
        {
            if (!Told.Contains(conversation.Id))
                continue;
            yield return conversation;
            if (--left == 0)
                yield break;
        }
    }

    private void Tally(Finding finding)
    {
        if (tallies.TryGetValue(finding.Id, out FindingTally? tally))
            tally.Add(finding);
        else
            tallies[finding.Id] = new(finding);
    }
}

/// <summary>A kind of finding, how often it was found and where first.</summary>
internal sealed class FindingTally(Finding sample)
{
    private const int PlacesNamed = 6;

    /// <summary>The first of them.</summary>
    public Finding Sample { get; } = sample;

    /// <summary>How many.</summary>
    public int Count { get; private set; } = 1;

    /// <summary>The first conversations it was found in.</summary>
    public List<string> Places { get; } = sample.Conversation is null ? [] : [sample.Conversation];

    /// <summary>Whether it was found in more conversations than <see cref="Places"/> names.</summary>
    public bool More { get; private set; }

    /// <summary>Counts one more.</summary>
    public void Add(Finding finding)
    {
        Count++;
        if (finding.Conversation is null || (Places.Count > 0 && Places[^1] == finding.Conversation))
            return;
        if (Places.Count < PlacesNamed)
            Places.Add(finding.Conversation);
        else
            More = true;
    }
}

/// <summary>A conversation in the overview; texts not yet escaped.</summary>
internal sealed record SurveyRow(
    string Id, string Client, string Server, string User, Outcome Outcome, double DurationMs, int Transfers, long Bytes, int Errors, int Warnings, long FirstPacket)
{
    /// <summary>The row of a conversation.</summary>
    public static SurveyRow Of(Conversation conversation)
    {
        int transfers = 0, errors = 0, warnings = 0;
        long bytes = 0;
        foreach (DataConnection data in conversation.DataConnections)
        {
            bytes += data.Bytes;
            if (data.Command is not null)
                transfers++;
        }

        foreach (Finding finding in conversation.Findings)
        {
            if (finding.Severity == Severity.Error)
                errors++;
            else if (finding.Severity == Severity.Warning)
                warnings++;
        }

        return new(conversation.Id, conversation.Client.ToString(), conversation.Server.ToString(), conversation.Login.User ?? "", conversation.Outcome,
            conversation.LastTime.MillisecondsSince(conversation.FirstTime), transfers, bytes, errors, warnings, conversation.FirstPacket);
    }
}
