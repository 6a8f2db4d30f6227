using Glassport.Analysis.Model;
using Glassport.Analysis.Rendering;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Tests.Rendering;

/// <summary>What holds for every page.</summary>
public class PageTests
{
    public static TheoryData<int> EveryPage() => [.. Enumerable.Range(0, PageSamples.Pages.Length)];

    [Theory, MemberData(nameof(EveryPage))]
    public async Task The_password_is_masked_everywhere(int page)
    {
        string text = await PageSamples.RenderAsync(PageSamples.Pages[page], PageSamples.Explain(PageSamples.Article()), new() { Verbose = true });
        Assert.DoesNotContain("hunter2", text, StringComparison.Ordinal);
        Assert.Contains("PASS •••", text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(EveryPage))]
    public async Task The_password_is_shown_when_asked_for(int page)
    {
        string text = await PageSamples.RenderAsync(PageSamples.Pages[page], PageSamples.Explain(PageSamples.Article()), new() { ShowSecrets = true });
        Assert.Contains("PASS hunter2", text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(EveryPage))]
    public async Task The_ladder_shows_commands_replies_and_data_with_their_packets(int page)
    {
        string text = await PageSamples.RenderAsync(PageSamples.Pages[page], PageSamples.Explain(PageSamples.Article()));
        foreach (string expected in (string[])["PORT 192,168,111,13,192,42", "226 Directory send OK.", ":49194", "111 B", "SYN, ACK"])
            Assert.Contains(expected, text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(EveryPage))]
    public async Task Both_languages_are_spoken(int page)
    {
        Explanation explanation = PageSamples.Explain(PageSamples.Article());
        string english = await PageSamples.RenderAsync(PageSamples.Pages[page], explanation);
        string chinese = await PageSamples.RenderAsync(PageSamples.Pages[page], explanation, new() { Language = Language.Chinese });
        Assert.Contains("Server", english, StringComparison.Ordinal);
        Assert.Contains("服务器", chinese, StringComparison.Ordinal);
        Assert.NotEqual(english, chinese);
    }

    [Theory, MemberData(nameof(EveryPage))]
    public async Task A_capture_without_FTP_says_so(int page)
    {
        Explanation explanation = PageSamples.Explain(
            new PageSamples.Listed([]), others: [new(PageSamples.End("10.0.0.1", 4000), PageSamples.End("10.0.0.2", 25), 12, 3400, "smtp", 5)],
            findings: [PageSamples.Found("not-ftp", Severity.Info, null, 5)]);
        string text = await PageSamples.RenderAsync(PageSamples.Pages[page], explanation);
        Assert.Contains("There is no FTP conversation in this capture.", text, StringComparison.Ordinal);
        if (PageSamples.Pages[page] is SvgRendering)
            return;
        Assert.Contains("smtp", text, StringComparison.Ordinal);
        Assert.Contains("not-ftp", text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(EveryPage))]
    public async Task Twenty_thousand_conversations_stay_a_page(int page)
    {
        PageSamples.Generated many = new(20_000);
        string text = await PageSamples.RenderAsync(PageSamples.Pages[page], PageSamples.Explain(many));
        Assert.InRange(text.Length, 1_000, 1_000_000);
        // Once, as they end; no page asks for them again.
        Assert.Equal(1, many.Readings);
        Assert.Contains("20,000", text, StringComparison.Ordinal);
    }

    [Theory, InlineData(0), InlineData(1), InlineData(2)]
    public async Task Conversations_that_failed_are_listed_however_late_they_come(int page)
    {
        string text = await PageSamples.RenderAsync(PageSamples.Pages[page], PageSamples.Explain(new PageSamples.Generated(20_000)));
        Assert.Contains("c100", text, StringComparison.Ordinal);
        Assert.Contains("c5000", text, StringComparison.Ordinal);
        Assert.DoesNotContain("c51 ", text, StringComparison.Ordinal);
        Assert.Contains("service-refused-421", text, StringComparison.Ordinal);
        Assert.Contains("19,900 more", text, StringComparison.Ordinal);
    }

    [Theory, InlineData(0), InlineData(1), InlineData(2)]
    public async Task Many_transfers_are_told_as_one_step(int page)
    {
        Explanation explanation = PageSamples.Explain(PageSamples.ManyDownloads(400));
        string text = await PageSamples.RenderAsync(PageSamples.Pages[page], explanation);
        Assert.Contains("Download ×400", text, StringComparison.Ordinal);
        Assert.Contains("8 not complete", text, StringComparison.Ordinal);
        Assert.Contains("photo-399.jpg", text.Replace("\\", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("photo-200.jpg", text, StringComparison.Ordinal);

        string verbose = await PageSamples.RenderAsync(PageSamples.Pages[page], explanation, new() { Verbose = true });
        Assert.DoesNotContain("Download ×400", verbose, StringComparison.Ordinal);
        Assert.Contains("photo-200.jpg", verbose.Replace("\\", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory, InlineData(0), InlineData(1), InlineData(2)]
    public async Task A_broken_file_and_its_packets_on_demand_are_shown(int page)
    {
        PacketRole role = new(9, PageSamples.At(1), 60, Roles.Ack | Roles.DuplicateAck, PhaseName.Login, "c1", null, "10.9.8.7:1", "10.9.8.6:21", "the summary");
        string text = await PageSamples.RenderAsync(
            PageSamples.Pages[page], PageSamples.Explain(new PageSamples.Listed([PageSamples.Article()]), packets: [role], damage: new("sample.pcapng", 5120, "cut short")));
        Assert.Contains("5,120", text, StringComparison.Ordinal);
        Assert.Contains("cut short", text, StringComparison.Ordinal);
        Assert.Contains("10.9.8.7:1", text, StringComparison.Ordinal);
        Assert.Contains("the summary", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Output_stops_when_it_is_cancelled()
    {
        using CancellationTokenSource source = new();
        await source.CancelAsync();
        foreach (IRendering page in PageSamples.Pages)
        {
            using MemoryStream output = new();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
                await page.Begin(output, new()).EndAsync(PageSamples.Explain(PageSamples.Article()), source.Token));
        }
    }
}
