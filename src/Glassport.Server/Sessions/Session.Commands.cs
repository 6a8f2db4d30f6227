using Glassport.Protocol;
using Glassport.Server.Records;
using Glassport.Server.Settings;
using Glassport.Server.Verbs;

namespace Glassport.Server.Sessions;

/// <summary>How a line becomes a reply: the verb's row, its gates, its handler.</summary>
internal sealed partial class Session
{
    /// <summary>The reply to what strangers may not do.</summary>
    public static readonly Reply NotLoggedIn = new(530, "Please log in with USER and PASS.", "请先用 USER 和 PASS 登录。");

    private static readonly Reply NotUnderstood = new(500, "Command not understood.", "无法识别的命令。");
    private static readonly Reply NotImplemented = new(502, "Command not implemented.", "命令未实现。");
    private static readonly Reply NeedsArgument = new(501, "The command needs an argument.", "该命令需要参数。");
    private static readonly Reply TakesNoArgument = new(501, "The command takes no argument.", "该命令不带参数。");
    private static readonly Reply NotAllowed = new(550, "Permission denied: this command is not allowed here.", "权限不足：此处不允许使用该命令。");
    private static readonly Reply BadArgument = new(501, "The argument holds a NUL or a line break.", "参数中含有 NUL 或换行符。");
    private static readonly Reply Strange = new(421, "This is an FTP server. Closing the control connection.", "这是 FTP 服务器，关闭控制连接。") { Closes = true };

    private async ValueTask<Reply?> ExecuteAsync(ReadOnlyMemory<byte> line)
    {
        var command = CommandLine.Parse(line.Span);
        if (command.IsOverlong)
            return new(500, "The command line is too long.", "命令行过长。");
        Doing = command.Name;
        var handler = command.Verb is null ? null : VerbTable.Find(command.Verb);
        if (Site.Logs.Takes(RecordKinds.Dialogue))
            ReportLine(command.Verb.IsSecret ? command.Name + " " + Masked : Speech.Names.Decode(line.Span), isReply: false);
        if (Refuse(command, handler) is { } refusal)
            return refusal;
        string argument = command.HasArgument ? Speech.Names.Decode(line.Span[command.Argument]) : "";
        if (argument.AsSpan().ContainsAny('\0', '\r'))
            return BadArgument;
        long began = Server.Metrics.CommandBegan();
        bool isLogged = Site.Logs.Takes(RecordKinds.Commands);
        var at = isLogged ? Server.Time.GetUtcNow() : default;
        var before = (Login, WorkingDirectory, Progress.RenameFrom);
        var reply = await handler!.RunAsync(this, argument).ConfigureAwait(false);
        Progress.Forget(command.Verb!);
        // A marker is for the very next transfer, also for one that was refused (RFC 3659 §5.1).
        if (command.Verb!.Gate.HasFlag(VerbGate.DataConnection))
            Setup.ForgetRestart();
        Server.Metrics.CommandEnded(command.Name, began);
        if (isLogged)
            ReportCommand(command.Verb!, argument, reply, at, before);
        return reply;
    }

    private Reply? Refuse(CommandLine command, VerbHandler? handler)
    {
        if (handler is null)
        {
            if (Login is null && (IsOtherProtocol(command.Name) || ++strangeCommands > MostStrangeCommands))
                return Strange;
            return command.Verb is null ? NotUnderstood : NotImplemented;
        }

        var verb = handler.Verb;
        if (Login is null && !verb.Gate.HasFlag(VerbGate.BeforeLogin))
            return NotLoggedIn;
        if (verb.Argument == ArgumentRule.Required && !command.HasArgument)
            return NeedsArgument;
        if (verb.Argument == ArgumentRule.None && command.HasArgument)
            return TakesNoArgument;
        return Settings.Commands.Admits(verb) ? null : NotAllowed;
    }

    // ALPACA: a browser that was led here speaks HTTP; anything that it sends must not be taken for FTP or come back to it.
    private static bool IsOtherProtocol(string verb) =>
        verb is "GET" or "POST" or "HEAD" or "PUT" or "DELETE" or "OPTIONS" or "CONNECT" or "TRACE" or "PATCH" or "PRI" or "EHLO" or "HELO"
        || verb.StartsWith("SSH-", StringComparison.Ordinal) || verb.StartsWith("HOST:", StringComparison.Ordinal);
}
