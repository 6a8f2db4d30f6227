using System.Globalization;
using Glassport.Analysis.Model;
using Glassport.Analysis.Rendering;
using Glassport.Analysis.Story;
using Glassport.Analysis.Watching;
using Glassport.App.Remote;
using Glassport.Packets;

namespace Glassport.App.Watching.Screen;

/// <summary>Lays a board out on a screen of given size.</summary>
/// <param name="board">What happened.</param>
/// <param name="picture">How things stand.</param>
/// <param name="source">What is watched.</param>
/// <param name="width">The screen's columns.</param>
/// <param name="height">The screen's rows.</param>
internal sealed class BoardLayout(WatchBoard board, WatchPicture picture, string source, int width, int height)
{
    private const string Reverse = "7", Bold = "1", Dim = "2", Red = "31", Green = "32";

    // Beneath this there is room for the counts alone.
    private const int LeastHeight = 8;

    private bool IsChinese => board.Options.Language == Language.Chinese;

    /// <summary>The rows: as many as the screen has, or fewer.</summary>
    public IReadOnlyList<ScreenRow> Rows()
    {
        List<ScreenRow> rows = [Title(), Counts()];
        if (height < LeastHeight)
            return [.. rows.Take(height)];
        List<ScreenRow> found = Findings(), sessions = Sessions();
        int room = height - rows.Count - 1;
        int forFindings = Math.Min(found.Count, Math.Max(1, room / 4));
        int left = room - 1 - (forFindings > 0 ? forFindings + 1 : 0);
        int forSessions = Math.Min(sessions.Count, Math.Max(Math.Min(2, left), (left - 1) * 2 / 3));
        rows.Add(Headed(In("Sessions", "会话")));
        rows.AddRange(First(sessions, forSessions));
        if (left - forSessions > 1)
        {
            rows.Add(Headed(In("Lately", "最近")));
            rows.AddRange(Lately(left - forSessions - 1));
        }

        if (forFindings > 0)
        {
            rows.Add(Headed(In("Findings", "发现")));
            rows.AddRange(found.TakeLast(forFindings));
        }

        return [.. rows, Footer()];
    }

    /// <summary>The counts in a line.</summary>
    public string Summary => $"{Facts()} ·{Counts().Plain}";

    private ScreenRow Title() => new ScreenRow(width).Add($" Glassport · {source} · {Clock(picture.Time)} UTC · {Facts()}", Reverse).Fill(Reverse);

    private string Facts()
    {
        string dropped = picture.Dropped > 0 ? In($" · {picture.Dropped:N0} dropped", $" · 丢包 {picture.Dropped:N0}") : "";
        string lost = picture.GivenUp > 0 ? In($" · {picture.GivenUp:N0} given up", $" · 舍弃 {picture.GivenUp:N0}") : "";
        return In($"{picture.Packets:N0} packets", $"{picture.Packets:N0} 个包") + dropped + lost;
    }

    private ScreenRow Counts() => new ScreenRow(width)
        .Add(In($" {picture.Open:N0} open of {picture.Sessions:N0} sessions", $" 会话 {picture.Sessions:N0}，打开 {picture.Open:N0}"))
        .Add(In($" · logins {board.LoginsAccepted:N0}", $" · 登录 {board.LoginsAccepted:N0}"))
        .Add(board.LoginsRejected > 0 ? In($", {board.LoginsRejected:N0} rejected", $"，被拒 {board.LoginsRejected:N0}") : "", Red)
        .Add(In($" · transfers {board.TransfersDone:N0}", $" · 传输 {board.TransfersDone:N0}"))
        .Add(board.TransfersFailed > 0 ? In($", {board.TransfersFailed:N0} failed", $"，失败 {board.TransfersFailed:N0}") : "", Red)
        .Add($" · ↓ {ProgressBar.Amount(board.BytesDown)} ↑ {ProgressBar.Amount(board.BytesUp)}")
        .Add(FoundCounts());

    private string FoundCounts()
    {
        long errors = board.Found(Severity.Error), warnings = board.Found(Severity.Warning);
        return (errors > 0 ? In($" · {errors:N0} error{(errors == 1 ? "" : "s")}", $" · 错误 {errors:N0}") : "")
            + (warnings > 0 ? In($" · {warnings:N0} warning{(warnings == 1 ? "" : "s")}", $" · 警告 {warnings:N0}") : "");
    }

    private List<ScreenRow> Sessions()
    {
        List<ScreenRow> rows = [];
        foreach (SessionView view in picture.Shown)
        {
            SessionName session = view.Session;
            string user = view.Encrypted ? "TLS" : session.User is { Length: > 0 } name ? SafeText.Visible(name) : "–";
            rows.Add(new ScreenRow(width)
                .Add(" ").AddIn(session.Id, 6, Dim)
                .AddIn(user, 14, view.LoggedIn ? Green : "").Add(" ")
                .AddIn($"{session.Client} → {session.Server}", Math.Min(48, Math.Max(20, width / 2 - 10))).Add(" ")
                .AddIn(Span(view.Since), 8, Dim).Add(" ")
                .Add(SafeText.Visible(view.Command)));
            foreach (TransferView transfer in view.Transfers)
            {
                string path = transfer.Path.Length > 0 ? transfer.Path : transfer.Verb;
                rows.Add(new ScreenRow(width).Add("        ").Add(ProgressBar.Line(path, transfer.Bytes, transfer.Announced ?? -1, transfer.BytesPerSecond ?? 0), Bold));
            }
        }

        if (rows.Count == 0)
            rows.Add(new ScreenRow(width).Add(In(" none open", " 没有打开的会话"), Dim));
        return rows;
    }

    private List<ScreenRow> First(List<ScreenRow> sessions, int most)
    {
        int left = sessions.Count - most + (picture.Open - picture.Shown.Count);
        if (left <= 0)
            return sessions;
        return [.. sessions.Take(most - 1), new ScreenRow(width).Add(In($" … and {left + 1:N0} more rows", $" … 另有 {left + 1:N0} 行"), Dim)];
    }

    private List<ScreenRow> Lately(int most)
    {
        List<ScreenRow> rows = [];
        foreach (WatchEvent happened in board.Lately.TakeLast(Math.Max(0, most)))
        {
            string style = WatchLine.SeverityOf(happened) is { } severity ? StyleOf(severity) : happened is LoginAnswered or TransferEnded ? Green : "";
            rows.Add(Told(happened).Add(WatchLine.Text(happened, board.Options), style));
        }

        while (rows.Count < most)
            rows.Add(new ScreenRow(width));
        return rows;
    }

    private List<ScreenRow> Findings()
    {
        List<ScreenRow> rows = [];
        foreach (FindingFound found in board.Findings)
            rows.Add(Told(found).Add(WatchLine.Text(found, board.Options), StyleOf(found.Finding.Severity)));
        return rows;
    }

    private ScreenRow Told(WatchEvent happened) => new ScreenRow(width).Add($" {Clock(happened.Time)} ", Dim).AddIn(happened.Session?.Id ?? "", 6, Dim);

    private ScreenRow Headed(string heading) => new ScreenRow(width).Add(" " + heading, Bold);

    private ScreenRow Footer() => new ScreenRow(width).Add(board.Note.Length > 0 ? " " + SafeText.Visible(board.Note) : In(" q or Ctrl-C ends", " 按 q 或 Ctrl-C 结束"), Dim);

    private string Span(Timestamp since)
    {
        long seconds = Math.Max(0, picture.Time.Nanoseconds - since.Nanoseconds) / 1_000_000_000;
        return seconds < 60 ? $"{seconds} s" : ProgressBar.Clock(TimeSpan.FromSeconds(seconds));
    }

    private static string Clock(Timestamp time) => time.Nanoseconds == 0 ? "--:--:--" : time.ToString()[11..19];

    private static string StyleOf(Severity severity) => severity switch
    {
        Severity.Error => "1;31",
        Severity.Warning => "33",
        Severity.Notice => "36",
        _ => Dim,
    };

    private string In(FormattableString english, FormattableString chinese) => (IsChinese ? chinese : english).ToString(CultureInfo.InvariantCulture);

    private string In(string english, string chinese) => IsChinese ? chinese : english;
}
