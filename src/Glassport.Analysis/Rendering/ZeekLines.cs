using System.Globalization;
using Glassport.Analysis.Model;
using Glassport.Analysis.Tracking;
using Glassport.Packets;

namespace Glassport.Analysis.Rendering;

/// <summary>The lines of one conversation in Zeek's <c>ftp.log</c>.</summary>
internal sealed class ZeekLines(OutputBuffer buffer, Conversation conversation, RenderingOptions options)
{
    private const string Hidden = "<hidden>";
    private const int LongestUser = 128;
    private const int LongestText = 4096;
    private const long NanosecondsPerSecond = 1_000_000_000;

    private readonly string _uid = FlowIdentity.Of(conversation.Client, conversation.Server, conversation.FirstTime).Unique('C');
    private readonly string _client = conversation.Client.Address.ToString();
    private readonly string _server = conversation.Server.Address.ToString();
    private readonly DataLinks _links = new(conversation);
    private readonly RemotePath _directory = new();
    private Command? _user;
    private Command? _password;

    /// <summary>Writes a line for each command that Zeek logs; when there is none, for the last command after a USER.</summary>
    public void WriteAll()
    {
        bool any = false;
        foreach (Exchange exchange in conversation.Exchanges)
        {
            Command command = exchange.Command;
            if (command.Verb == "USER")
                (_user, _password) = (command, null);
            else if (command.Verb == "PASS")
                _password = command;
            if (IsLogged(command.Verb))
            {
                Write(exchange);
                any = true;
            }

            Follow(exchange);
        }

        if (!any && _user is not null)
            Write(conversation.Exchanges[^1]);
    }

    private void Write(Exchange exchange)
    {
        Command command = exchange.Command;
        Reply? reply = exchange.Replies.Count > 0 ? exchange.Replies[^1] : null;
        long seconds = (long)Math.Floor((decimal)command.Time.Nanoseconds / NanosecondsPerSecond);
        long micros = (command.Time.Nanoseconds - (seconds * NanosecondsPerSecond)) / 1000;
        buffer.Text(string.Create(CultureInfo.InvariantCulture,
            $"{seconds}.{micros:D6}\t{_uid}\t{_client}\t{conversation.Client.Port}\t{_server}\t{conversation.Server.Port}"));
        Field(_user is null ? "<unknown>" : Cut(_user.Argument, LongestUser), _user?.RawHex is not null);
        Field(Password(), _password?.RawHex is not null);
        Field(command.Verb);
        Field(Argument(command), command.RawHex is not null);
        Field(null);
        Field(FileSize(exchange)?.ToString(CultureInfo.InvariantCulture));
        Field(reply is { Code: > 0 } ? reply.Code.ToString(CultureInfo.InvariantCulture) : null);
        Field(reply is null ? null : Cut(Shown(reply, command), LongestText), reply?.RawHex is not null);
        Channel(exchange);
        Field(FileId(exchange));
        buffer.Bytes("\n"u8);
    }

    private void Channel(Exchange exchange)
    {
        Endpoint? endpoint = NegotiatedEndpoint.Of(exchange, _links.Of(exchange), conversation.Server.Address);
        bool passive = exchange.Command.Verb is "PASV" or "EPSV";
        Field(endpoint is null ? null : passive ? "T" : "F");
        Field(endpoint is null ? null : passive ? _client : _server);
        Field(endpoint?.Address.ToString());
        Field(endpoint?.Port.ToString(CultureInfo.InvariantCulture));
    }

    private string? Password()
    {
        if (_password is null)
            return null;
        return HidesPassword() ? Hidden : Cut(_password.Argument, LongestUser);
    }

    // Zeek also shows the passwords of "ftpuser" and "guest"; those are accounts like any other, with passwords worth hiding.
    private bool HidesPassword() => !options.ShowSecrets
        && !(_user is not null && (_user.Argument.Equals("anonymous", StringComparison.OrdinalIgnoreCase) || _user.Argument.Equals("ftp", StringComparison.OrdinalIgnoreCase)));

    private string? Argument(Command command)
    {
        if (command.Verb == "PASS" ? HidesPassword() : SecretMask.Hides(command, options))
            return Hidden;
        if (command.Verb is "APPE" or "DELE" or "RETR" or "STOR" or "STOU" or "CWD" or "MKD" or "RMD" or "RNFR" or "RNTO" or "REST" or "SIZE" or "MDTM")
            return Cut(Url(command.Argument), LongestText);
        return command.Argument.Length == 0 ? null : Cut(command.Argument, LongestText);
    }

    private string Url(string argument)
    {
        string path = _directory.Resolve(argument);
        string host = conversation.Server.Address.IsIPv4 ? _server : $"[{_server}]";
        return path.StartsWith('/') ? $"ftp://{host}{path}" : $"ftp://{host}/{path}";
    }

    private string Shown(Reply reply, Command command) =>
        command.Verb == "PASS" && !HidesPassword() ? reply.Text : SecretMask.Reply(reply.Text, command, options);

    private long? FileSize(Exchange exchange)
    {
        if (exchange.Command.Verb != "RETR" || exchange.Replies.Count == 0)
            return null;

        // The reply tells it even where the capture lacks the data connection.
        if (exchange.Replies[0].IsPreliminary && AnnouncedSize.FromPreliminary(exchange.Replies[0].Text) is { } bytes)
            return bytes;
        return _links.Of(exchange)?.Announced?.Bytes;
    }

    private string? FileId(Exchange exchange) =>
        IsTransfer(exchange.Command.Verb) && _links.Of(exchange) is { Bytes: > 0 } data ? FlowIdentity.Of(data.From, data.To, data.FirstTime).Unique('F') : null;

    private void Follow(Exchange exchange)
    {
        if (exchange.FinalReply is not { } reply)
            return;
        switch (exchange.Command.Verb, reply.Code)
        {
            case ("CWD" or "XCWD", 250):
                _directory.Enter(exchange.Command.Argument);
                break;
            case ("CDUP" or "XCUP", 200 or 250):
                _directory.Enter("..");
                break;
            case ("PWD" or "XPWD", 257):
                _directory.Told(reply.Text);
                break;
        }
    }

    private void Field(string? value, bool bytes = false)
    {
        buffer.Bytes("\t"u8);
        buffer.Text(ZeekText.Field(value, bytes));
    }

    private static bool IsLogged(string verb) =>
        verb is "APPE" or "DELE" or "RETR" or "STOR" or "STOU" or "ACCT" or "PORT" or "PASV" or "EPRT" or "EPSV";

    private static bool IsTransfer(string verb) => verb is "APPE" or "RETR" or "STOR" or "STOU";

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..longest];
}
