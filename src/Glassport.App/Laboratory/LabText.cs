using System.Globalization;
using Glassport.Analysis.Story;
using Glassport.Lab.Networks;
using Glassport.Lab.Running;
using Glassport.Lab.Scenarios;

namespace Glassport.App.Laboratory;

/// <summary>What a lab says, in both languages.</summary>
internal sealed class LabText(Language language)
{
    private bool IsChinese => language == Language.Chinese;

    public string Of(Bilingual? text) => text is null ? "" : IsChinese ? text.Zh : text.En;

    public string Heading(string name, string title) => Say($"Lab “{name}”: {title}", $"实验“{name}”：{title}");

    public string Of(LabStage stage, LabCall call) => stage switch
    {
        LabStage.HostsUp when call.IsVirtual => Say(
            $"{call.Scenario.Hosts.Count} hosts: “{call.Scenario.Server.Host}” is a virtual machine, which starts now; the others are up",
            $"{call.Scenario.Hosts.Count} 台主机：“{call.Scenario.Server.Host}”是虚拟机，正在启动；其余已就绪"),
        LabStage.HostsUp when call.LoopbackPort is not null => Say("this machine is both hosts", "本机同时充当两台主机"),
        LabStage.HostsUp => Say(
            $"{call.Scenario.Hosts.Count} hosts are up, each with a network stack of its own",
            $"{call.Scenario.Hosts.Count} 台主机已就绪，各有自己的网络协议栈"),
        LabStage.ServerUp => Say($"{call.Server.Name} listens on port {call.Port} of “{call.Scenario.Server.Host}”", $"{call.Server.Name} 在“{call.Scenario.Server.Host}”的 {call.Port} 端口监听"),
        LabStage.Capturing when call.IsVirtual && call.Scenario.CaptureOn == call.Scenario.Server.Host => Say(
            $"capturing on the cable of “{call.Scenario.CaptureOn}”, at the switch; on “{call.Scenario.Client.Host}”, {call.Client.Name} is told: {Typed(call)}",
            $"在“{call.Scenario.CaptureOn}”网线的交换机一端抓包；在“{call.Scenario.Client.Host}”上，{call.Client.Name} 收到的命令：{Typed(call)}"),
        LabStage.Capturing => Say(
            $"capturing on {CapturedOn(call)} of “{call.Scenario.CaptureOn}”; on “{call.Scenario.Client.Host}”, {call.Client.Name} is told: {Typed(call)}",
            $"在“{call.Scenario.CaptureOn}”的 {CapturedOn(call)} 上抓包；在“{call.Scenario.Client.Host}”上，{call.Client.Name} 收到的命令：{Typed(call)}"),
        _ => Say("the client has ended, and the capture is whole", "客户端已结束，抓包完整"),
    };

    /// <summary>What a lab on loopback does not have.</summary>
    public IEnumerable<string> Lost =>
    [
        Say("Playing on loopback, with this machine as both hosts.", "改在环回接口上进行，本机同时充当两台主机。"),
        Say("Lost by that: addresses of their own, ARP, and the ports 20 and 21; another FTP session on loopback is in the capture too.",
            "因此没有：各自的地址、ARP 以及 20 和 21 端口；环回接口上的其他 FTP 会话也会被抓进来。"),
    ];

    public string Fetching => Say("fetching Debian's kernel linux-image-cloud-amd64, this once …", "正在获取 Debian 内核 linux-image-cloud-amd64，仅此一次……");

    // The password only when it was made up here.
    public string Made(string path, long bytes, string user, string? password) => Say(
        $"{path} is made ({bytes >> 20} MiB). A machine that boots from it serves on port 21; user {user}{(password is null ? "" : $", password {password}")}.",
        $"已生成 {path}（{bytes >> 20} MiB）。从它启动的机器在 21 端口提供服务；用户 {user}{(password is null ? "" : $"，口令 {password}")}。");

    public string StoryHeading => Say("What the packets say", "数据包说了什么");

    public string LessonHeading => Say("What to see in it", "该看到什么");

    public string Of(LessonPoint point) => point.Kind switch
    {
        LessonKind.Finding => Say($"finding “{Either(point.Text)}”", $"发现“{Either(point.Text)}”"),
        LessonKind.NothingElse => point.Holds ? Say("nothing else went wrong", "没有别的问题") : Say($"something else went wrong: {point.Text}", $"还有别的问题：{point.Text}"),
        LessonKind.Dialogue => Say($"the dialogue: {point.Text}", $"对话：{point.Text}"),
        LessonKind.Transfer => Say($"{point.Text} went over whole, with the SHA-256 of the original", $"{point.Text} 完整传输，SHA-256 与原文件相同"),
        _ => Say($"the story says “{Either(point.Text)}”", $"解释中有“{Either(point.Text)}”（英文）"),
    };

    public string FolderHeading(TimeSpan duration, string folder)
    {
        string seconds = duration.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture);
        return Say($"It took {seconds} s. Kept in {folder}:", $"用时 {seconds} 秒。保存在 {folder}：");
    }

    public string About(string file) => Path.GetExtension(file) switch
    {
        ".pcapng" => Say("the capture; Wireshark opens it too", "抓包文件，Wireshark 也能打开"),
        ".json" => Say("the explanation, for programs", "供程序使用的解释"),
        ".html" => Say("the explanation as a page, for a browser", "网页形式的解释，用浏览器打开"),
        _ => Path.GetFileName(file) == LabReport.ClientLog ? Say("what the client said", "客户端的输出") : Say("what the server said", "服务器的输出"),
    };

    public string Next(string name) => Say(
        $"Next: glassport lab list shows more experiments; glassport lab run {name} --lang zh tells this one in Chinese.",
        $"接下来：glassport lab list 列出更多实验；glassport lab run {name} --lang en 用英文讲这一个。");

    public string Failed => Say("Not everything that this experiment should show is there.", "这个实验应当展示的内容不全。");

    public IEnumerable<string> Held(LabCall call)
    {
        string address = call.Scenario.Client.Server ?? LabMap.AddressOf(call.Scenario.Hosts[call.Scenario.Server.Host]);
        string target = address.Contains(':') ? $"[{address}]" : address;
        yield return Say($"{call.Server.Name} serves on “{call.Scenario.Server.Host}”: user {call.Scenario.Server.User}, password {call.Scenario.Server.Password}.",
            $"{call.Server.Name} 在“{call.Scenario.Server.Host}”上服务：用户 {call.Scenario.Server.User}，口令 {call.Scenario.Server.Password}。");
        yield return Say("A shell on a host:        ", "某台主机上的命令行：  ") + $"glassport lab shell {call.Scenario.Client.Host}";
        yield return Say("There, for example:       ", "在那里，例如：        ") + $"glassport connect ftp://{call.Scenario.Server.User}@{target}";
        yield return Say("A capture of it:          ", "抓下它的数据包：      ") + $"glassport lab shell {call.Scenario.CaptureOn} -- glassport capture -i eth0 -w $PWD/mine.pcapng";
        yield return Say("Take everything down:     ", "全部拆除：            ") + "glassport lab down";
    }

    private string Either(string alternatives) => alternatives.Replace("|", Say("” or “", "”或“"), StringComparison.Ordinal);

    private static string CapturedOn(LabCall call) => call.LoopbackPort is null ? "eth0" : Loopback.Interface;

    private static string Typed(LabCall call) => string.Join("; ", call.Scenario.Client.Types);

    private string Say(string english, string chinese) => IsChinese ? chinese : english;
}
