using Glassport.Analysis.Model;
using Glassport.Analysis.Rendering;
using Glassport.Analysis.Story;
using Glassport.Packets.Dissection;
using Glassport.Protocol;
using Glassport.Protocol.Addresses;
using Glassport.Protocol.Replies;
using ReplyMeaning = Glassport.Analysis.Story.ReplyMeaning;

namespace Glassport.Analysis.Dissection;

/// <summary>The payload of a control connection's packet, line by line, with what each means.</summary>
public static class FtpDissection
{
    private const int MostLines = 100;

    /// <summary>The layer of a payload. A line that begins or ends in another packet is read as far as it is here.</summary>
    /// <param name="payload">The payload.</param>
    /// <param name="offset">Where it begins in its frame.</param>
    /// <param name="isRequest">Whether the client sent it.</param>
    /// <param name="language">The language of the meanings.</param>
    /// <param name="showSecrets">Whether what PASS and ACCT carry is shown.</param>
    public static DissectedLayer Read(ReadOnlySpan<byte> payload, int offset, bool isRequest, Language language, bool showSecrets)
    {
        List<DissectedField> fields = [];
        int start = 0;
        while (start < payload.Length && fields.Count < MostLines)
        {
            int end = payload[start..].IndexOf((byte)'\n');
            int next = end < 0 ? payload.Length : start + end + 1;
            ReadOnlySpan<byte> line = payload[start..next].TrimEnd("\r\n"u8);
            if (isRequest)
                AddRequest(fields, line, offset + start, language, showSecrets);
            else
                AddResponse(fields, line, offset + start, language);
            start = next;
        }

        string title = fields.Count == 0 ? "" : $", {(isRequest ? "Request" : "Response")}: {fields[0].Value}";
        return new("ftp", "File Transfer Protocol (FTP)" + title, offset, payload.Length, fields);
    }

    private static void AddRequest(List<DissectedField> fields, ReadOnlySpan<byte> line, int offset, Language language, bool showSecrets)
    {
        CommandLine parsed = CommandLine.Parse(line);
        int verbEnd = Math.Max(line.IndexOf((byte)' '), 0) is var blank and > 0 ? blank : line.Length;
        fields.Add(new("ftp.request.command", "Request command", parsed.Name, offset, verbEnd));
        (int at, int length) = parsed.Argument.GetOffsetAndLength(line.Length);
        string argument = Protocol.Text.NameEncoding.Decode(line[parsed.Argument], null);
        Command command = new() { Verb = parsed.Name, Argument = argument, Packet = 0, FirstPacket = 0, Time = default, Complete = true, RawHex = null };
        if (length > 0)
            fields.Add(new("ftp.request.arg", "Request arg", command.IsSecret && !showSecrets ? SecretMask.Text : argument, offset + at, length));
        AddMeaning(fields, CommandMeaning.Of(command, language), language);
        if (parsed.Name is "PORT" or "EPRT")
            AddEndpoint(fields, parsed.Name == "PORT" ? HostPort.TryParse(argument, out DataEndpoint port) ? port : null : ExtendedPort.TryParse(argument, out DataEndpoint extended) ? extended : null, language);
    }

    private static void AddResponse(List<DissectedField> fields, ReadOnlySpan<byte> line, int offset, Language language)
    {
        ReplyLine parsed = ReplyLine.Parse(line);
        string text = Protocol.Text.NameEncoding.Decode(line[Math.Min(parsed.TextStart, line.Length)..], null);
        if (parsed.Code != 0)
            fields.Add(new("ftp.response.code", "Response code", parsed.Code.ToString("000", System.Globalization.CultureInfo.InvariantCulture), offset, 3));
        if (text.Length > 0)
            fields.Add(new("ftp.response.arg", "Response arg", text, offset + parsed.TextStart, line.Length - Math.Min(parsed.TextStart, line.Length)));
        if (parsed.Code != 0 && !parsed.OpensLines)
            AddMeaning(fields, ReplyMeaning.Of(parsed.Code, language), language);
        if (parsed.Code is 227 or 229)
            AddEndpoint(fields, parsed.Code == 227 ? PassiveReply.TryParse(text, out DataEndpoint passive) ? passive : null : ExtendedPassiveReply.TryParse(text, out DataEndpoint extended) ? extended : null, language);
    }

    private static void AddMeaning(List<DissectedField> fields, string meaning, Language language)
    {
        if (meaning.Length > 0)
            fields.Add(new("glassport.meaning", language == Language.Chinese ? "含义" : "Meaning", meaning, 0, 0));
    }

    private static void AddEndpoint(List<DissectedField> fields, DataEndpoint? endpoint, Language language)
    {
        if (endpoint is not { } told)
            return;
        fields.Add(new("glassport.data_endpoint", language == Language.Chinese ? "数据连接地址" : "Data connection at", told.ToString(), 0, 0));
        if (told.Arithmetic is { } arithmetic)
            fields.Add(new("glassport.data_port", language == Language.Chinese ? "端口的算法" : "How the port is worked out", arithmetic, 0, 0));
    }
}
