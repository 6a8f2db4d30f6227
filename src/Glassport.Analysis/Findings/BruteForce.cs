using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Findings;

/// <summary>Three or more rejected logins from one client to one server in the capture.</summary>
internal sealed class BruteForce : ICaptureRule
{
    /// <summary>From how many rejections on they are no mistakes of a person.</summary>
    public const int Enough = 3;

    private static readonly BruteForce Rule = new();

    /// <inheritdoc/>
    public string Id => "brute-force";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(CaptureView capture)
    {
        foreach (RejectedLogins rejected in capture.RejectedLogins)
        {
            if (Of(rejected) is { } finding)
                yield return finding;
        }
    }

    /// <summary>The finding about two hosts, or null when the rejections are too few.</summary>
    public static Finding? Of(RejectedLogins rejected) => rejected.Count < Enough ? null : Evidence.Collect(
        Rule, rejected.Conversation, null, rejected.Packets.Select(packet => (long?)packet),
        [
            ("client", rejected.Client), ("server", rejected.Server), ("count", rejected.Count), ("duration", rejected.DurationMs),
            ("users", string.Join(", ", rejected.Users.Select(Phrase.Shortened))), ("distinct", rejected.Users.Count),
        ]);

    /// <inheritdoc/>
    public FindingWords Words(Finding finding, Language language)
    {
        Evidence seen = new(finding, language);
        return language == Language.Chinese ? Chinese(seen) : English(seen);
    }

    private static FindingWords English(Evidence seen) => new(
        $"{seen.Number("count"):N0} rejected logins from {seen["client"]}",
        $"{seen["server"]} rejected {seen.Number("count"):N0} logins from {seen["client"]} within {seen.Duration("duration")} ({seen.Packets})"
            + (seen.Number("distinct") > 0 ? $", as {seen["users"]}" : "") + ". That is what guessing passwords looks like.",
        $"If nobody of yours did this, block {seen["client"]} at the firewall, and limit attempts: fail2ban, vsftpd max_login_fails and "
            + "max_per_ip, IIS \"FTP Logon Attempt Restrictions\". If it is a script of your own, correct its stored password. "
            + "Check that no login from there succeeded.");

    private static FindingWords Chinese(Evidence seen) => new(
        $"来自 {seen["client"]} 的 {seen.Number("count"):N0} 次登录被拒绝",
        $"{seen["server"]} 在 {seen.Duration("duration")}内拒绝了 {seen["client"]} 的 {seen.Number("count"):N0} 次登录（{seen.Packets}）"
            + (seen.Number("distinct") > 0 ? $"，所用用户名：{seen["users"]}" : "") + "。这是猜测口令（暴力破解）的样子。",
        $"如果不是自己人所为，请在防火墙上封禁 {seen["client"]}，并限制登录尝试：fail2ban、vsftpd 的 max_login_fails 和 max_per_ip、"
            + "IIS 的“FTP 登录尝试限制”。如果是自己的脚本，请更正其中保存的口令。并确认该地址没有登录成功过。");
}
