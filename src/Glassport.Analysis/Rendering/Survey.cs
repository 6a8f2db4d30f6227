using Glassport.Analysis.Findings;
using Glassport.Analysis.Model;

namespace Glassport.Analysis.Rendering;

/// <summary>
/// What a page needs of the conversations: totals, the findings by kind, the rows of the overview and the stories to tell.
/// Only those are kept, so that a capture of any length fits.
/// </summary>
/// <param name="options">Whether every conversation gets its row and its story, and whether stories may hold secrets.</param>
internal sealed class Survey(RenderingOptions options)
{
    /// <summary>Up to so many conversations are all told.</summary>
    public const int SmallCapture = 10;

    private const int FirstRows = 50;
    private const int ErrorRows = 50;
    private const int FirstStories = 3;

    private readonly Dictionary<string, FindingTally> tallies = [];
    private readonly Earliest<SurveyRow> firstRows = new(options.Verbose ? int.MaxValue : FirstRows, static row => row.FirstPacket);
    private readonly Earliest<SurveyRow> errorRows = new(FirstRows + ErrorRows, static row => row.FirstPacket);
    private readonly Earliest<Conversation> first = new(options.Verbose ? int.MaxValue : SmallCapture, static conversation => conversation.FirstPacket);
    private readonly Earliest<Conversation> failed = new(FirstStories + SmallCapture, static conversation => conversation.FirstPacket);
    private readonly List<Finding> rejected = [];
    private IReadOnlyList<Conversation> stories = [];

    /// <summary>How many conversations there are.</summary>
    public int Count { get; private set; }

    /// <summary>Data connections that a command used.</summary>
    public long Transfers { get; private set; }

    /// <summary>Their payload.</summary>
    public long Bytes { get; private set; }

    /// <summary>The rows of the overview.</summary>
    public IReadOnlyList<SurveyRow> Rows { get; private set; } = [];

    /// <summary>How many conversations the overview leaves out.</summary>
    public int RowsOmitted => Count - Rows.Count;

    /// <summary>The conversations whose stories are told.</summary>
    public HashSet<string> Told { get; } = [];

    /// <summary>The stories to tell, in order of their first packet.</summary>
    public IReadOnlyList<Conversation> Stories => stories;

    /// <summary>Findings by kind, most severe first, then as they first came.</summary>
    public IReadOnlyList<FindingTally> Tallies => [.. tallies.Values.OrderBy(static tally => tally.Sample.Severity)];

    /// <summary>A conversation has ended.</summary>
    public void Add(Conversation conversation)
    {
        SurveyRow row = SurveyRow.Of(conversation);
        Count++;
        Transfers += row.Transfers;
        Bytes += row.Bytes;
        firstRows.Offer(row);
        first.Offer(conversation);
        if (row.Errors > 0 && !options.Verbose)
        {
            errorRows.Offer(row);
            failed.Offer(conversation);
        }

        foreach (Finding finding in conversation.Findings)
        {
            if (finding.Id == FindingCatalog.LoginFailed)
                rejected.Add(finding);
            else
                Tally(finding);
        }
    }

    /// <summary>The last conversation has ended: chooses the rows and the stories.</summary>
    public void Conclude(Explanation explanation)
    {
        foreach (Finding finding in FindingCatalog.Uncovered(rejected, explanation.Findings))
            Tally(finding);
        foreach (Finding finding in explanation.Findings)
            Tally(finding);
        bool all = options.Verbose || Count <= SmallCapture;
        Rows = all ? firstRows.Items : [.. firstRows.Items, .. errorRows.Items.Except(firstRows.Items).Take(ErrorRows)];
        stories = all
            ? first.Items
            : [.. first.Items.Take(FirstStories).Union(failed.Items).Take(SmallCapture).OrderBy(static conversation => conversation.FirstPacket)];
        if (!options.ShowSecrets)
            stories = [.. stories.Select(SecretMask.Hide)];
        foreach (Conversation conversation in stories)
            Told.Add(conversation.Id);
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
