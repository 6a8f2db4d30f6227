using Glassport.Analysis.Model;

namespace Glassport.Analysis.Story;

/// <summary>A listing, download or upload: from the command that prepares its data connection to the final reply.</summary>
internal static class TransferStory
{
    /// <summary>Tells the phase.</summary>
    public static PhaseWords Tell(Scene scene)
    {
        bool firstTransfer = scene.IsFirst(IsTransfer);
        if (firstTransfer)
        {
            scene.Tale.Say($"Listings and files do not travel on the control connection: each gets a TCP connection of its own, the data connection, which is opened for it and closed after it.",
                $"目录列表和文件内容不走控制连接：每一次传输都另建一条 TCP 连接，即数据连接，传完就关闭。");
        }

        Exchange? transfer = scene.Exchanges.LastOrDefault(e => IsTransferVerb(e.Command.Verb));
        DataConnection? data = scene.Data ?? Scene.Find(scene.Conversation, transfer?.DataConnection ?? scene.Exchanges.LastOrDefault(e => e.DataConnection is not null)?.DataConnection);
        foreach (Exchange exchange in scene.Exchanges)
        {
            if (IsTransferVerb(exchange.Command.Verb))
                continue;
            NegotiationStory.Tell(scene, exchange);
            if (exchange.DataConnection != data?.Id && Scene.Find(scene.Conversation, exchange.DataConnection) is { } unused)
                DataOpeningStory.Tell(scene, unused, null);
        }

        scene.Tale.Paragraph();
        bool openedBefore = data?.Handshake.Syn is { } syn && transfer is not null && syn < transfer.Command.Packet;
        if (data is not null && openedBefore)
            DataOpeningStory.Tell(scene, data, transfer);
        if (transfer is not null)
            Asked(scene, transfer);
        if (data is not null && !openedBefore)
            DataOpeningStory.Tell(scene, data, transfer);
        if (transfer is not null)
            Preliminary(scene, transfer);
        if (data is { Established: true })
        {
            scene.Tale.Paragraph();
            PayloadStory.Tell(scene, data, transfer);
            scene.Tale.Paragraph();
            DataClosingStory.Tell(scene, data, transfer);
        }

        if (data is null && transfer is not null && IsElsewhere(transfer))
            scene.Tale.Say($"The data connection itself is not part of this conversation.", $"数据连接本身不在这个会话里。");
        if (transfer is not null)
            Final(scene, transfer, data);
        scene.Tale.Paragraph();
        AckStory.Tell(scene, scene.Exchanges, LoginStory.IsFirstDialogue(scene));
        return Titled(scene, transfer, data);
    }

    /// <summary>Whether the phase is a transfer.</summary>
    public static bool IsTransfer(Phase phase) => phase.Name is PhaseName.List or PhaseName.Download or PhaseName.Upload;

    /// <summary>Whether a transfer began and no data connection of the conversation carried it.</summary>
    public static bool IsElsewhere(Exchange exchange) =>
        exchange.DataConnection is null && IsTransferVerb(exchange.Command.Verb) && exchange.Replies is [{ IsPreliminary: true }, ..];

    /// <summary>Whether the verb moves data over a data connection.</summary>
    public static bool IsTransferVerb(string verb) => verb is "RETR" or "STOR" or "APPE" or "STOU" or "LIST" or "NLST" or "MLSD";

    private static void Asked(Scene scene, Exchange transfer)
    {
        Command command = transfer.Command;
        string path = command.DecodedPath ?? command.Argument;
        string at = scene.P(command.Packet);
        string ofEnglish = path.Length > 0 ? $" of {Phrase.Quote(path)}" : " of the current directory";
        string of = path.Length > 0 ? $" {Phrase.Quote(path)} " : "当前目录";
        switch (command.Verb)
        {
            case "LIST":
                scene.Tale.Say($"LIST ({at}) asks for the listing{ofEnglish}, with sizes and times, for people to read.", $"LIST（{at}）要求列出{of}的内容，带大小和时间，供人阅读。");
                break;
            case "NLST":
                scene.Tale.Say($"NLST ({at}) asks for the names{ofEnglish}, nothing but names.", $"NLST（{at}）要求列出{of}里的名称，只要名称。");
                break;
            case "MLSD":
                scene.Tale.Say($"MLSD ({at}) asks for the listing{ofEnglish} in the form made for programs.", $"MLSD（{at}）要求以供程序解析的格式列出{of}的内容。");
                break;
            case "RETR":
                scene.Tale.Say($"RETR {Phrase.Quote(path)} ({at}) asks for the file.", $"RETR {Phrase.Quote(path)}（{at}）要求下载这个文件。");
                break;
            case "APPE":
                scene.Tale.Say($"APPE {Phrase.Quote(path)} ({at}) announces bytes to be added to the end of the file.", $"APPE {Phrase.Quote(path)}（{at}）表示要把数据追加到该文件末尾。");
                break;
            case "STOU":
                scene.Tale.Say($"STOU ({at}) announces a file for which the server is to choose a name.", $"STOU（{at}）表示要上传一个文件，由服务器起一个不重复的名字。");
                break;
            default:
                scene.Tale.Say($"STOR {Phrase.Quote(path)} ({at}) announces a file that the server is to store under this name.", $"STOR {Phrase.Quote(path)}（{at}）表示要上传文件，由服务器以这个名字保存。");
                break;
        }
    }

    private static void Preliminary(Scene scene, Exchange transfer)
    {
        foreach (Reply reply in transfer.Replies)
        {
            if (reply.IsPreliminary)
                ReplyStory.One(scene, reply);
        }
    }

    private static void Final(Scene scene, Exchange transfer, DataConnection? data)
    {
        if (transfer.FinalReply is not { } reply)
        {
            scene.Tale.Say($"No final reply to {transfer.Command.Verb} is in the capture.", $"抓包里没有 {transfer.Command.Verb} 的最终应答。");
            return;
        }

        ReplyStory.One(scene, reply);
        if (data is { Established: true } && scene.IsFirst(IsTransfer))
            DataClosingStory.Place(scene, data, reply);
        else if (data is { Established: true })
            DataClosingStory.PlaceBriefly(scene, data, reply);
    }

    private static PhaseWords Titled(Scene scene, Exchange? transfer, DataConnection? data)
    {
        string verb = transfer?.Command.Verb ?? "";
        string path = Phrase.Shortened(data?.StoredAs ?? transfer?.Command.DecodedPath ?? transfer?.Command.Argument ?? "");
        (string english, string chinese) = (Title(scene.Phase.Name, verb, path, Language.English), Title(scene.Phase.Name, verb, path, Language.Chinese));
        return transfer?.FinalReply is { IsNegative: true } ? scene.Titled($"{english}: it fails", $"{chinese}：失败") : scene.Titled(english, chinese);
    }

    /// <summary>What a transfer is called.</summary>
    /// <param name="phase">Listing, download, upload; else a negotiation without one.</param>
    /// <param name="verb">The command's verb.</param>
    /// <param name="path">What it names, shortened; may be empty.</param>
    /// <param name="language">The language.</param>
    public static string Title(PhaseName phase, string verb, string path, Language language)
    {
        (string english, string chinese) = phase switch
        {
            PhaseName.List => (path.Length > 0 ? $"Listing of {path} ({verb})" : $"The list of files ({verb})", path.Length > 0 ? $"列出 {path}（{verb}）" : $"列出文件（{verb}）"),
            PhaseName.Download => ($"Download of {path}", $"下载 {path}"),
            PhaseName.Upload when path.Length == 0 => ("Upload of a file", "上传一个文件"),
            PhaseName.Upload => (verb == "APPE" ? $"Upload, appended to {path}" : $"Upload of {path}", verb == "APPE" ? $"追加上传到 {path}" : $"上传 {path}"),
            _ => ("A data connection that no transfer used", "没有用于传输的数据连接协商"),
        };
        return (language == Language.Chinese ? chinese : english).TrimEnd();
    }
}
