using Glassport.Analysis.Model;

namespace Glassport.Analysis.Story;

/// <summary>What was transferred: size, SHA-256, speed, and the names of a listing.</summary>
internal static class PayloadStory
{
    private const int MostNames = 8;

    /// <summary>Tells it.</summary>
    public static void Tell(Scene scene, DataConnection data, Exchange? transfer)
    {
        Tale tale = scene.Tale;
        if (data.Bytes == 0)
        {
            if (transfer?.FinalReply is { IsPositive: true })
            {
                tale.Say($"Not a single byte comes over it: {(scene.Phase.Name == PhaseName.List ? "there is nothing to list" : "the file is empty")}. That is no error.",
                    $"上面没有传送任何字节：{(scene.Phase.Name == PhaseName.List ? "没有可列出的内容" : "文件是空的")}。这不是错误。");
            }
            else
            {
                tale.Say($"Nothing is sent over it.", $"上面没有传送任何数据。");
            }

            return;
        }

        (long count, long first, long last) = data.PayloadPackets;
        string packets = count <= 1 ? scene.P(first)
            : scene.IsChinese ? $"{first}–{last} 号包之间的 {count:N0} 个包" : $"{count:N0} packets from {first} to {last}";
        string fromEnglish = data.Sender == Side.Client ? "from the client to the server" : "from the server to the client";
        string from = data.Sender == Side.Client ? "由客户端发往服务器" : "由服务器发往客户端";
        tale.Say($"The data: {Phrase.Bytes(data.Bytes, Language.English)}, {fromEnglish}, in {packets}{(data.IsTls ? ", encrypted" : "")}.",
            $"数据共 {Phrase.Bytes(data.Bytes, Language.Chinese)}，{from}，在 {packets}里{(data.IsTls ? "，已加密" : "")}。");
        if (data.RestartOffset is > 0 and { } offset)
            tale.Say($"They are the part of the file from offset {offset:N0} on, as REST asked for.", $"按 REST 的要求，这是文件从偏移 {offset:N0} 开始的部分。");
        if (data.BytesPerSecond is { } rate && count > 1)
            tale.Say($"Speed: {Phrase.Rate(rate)}.", $"速度：{Phrase.Rate(rate)}。");
        if (data.Gaps.Count > 0)
        {
            long missing = data.Gaps.Sum(gap => gap.To - gap.From);
            tale.Say($"{Phrase.Capital(Phrase.Bytes(missing, Language.English))} of it are not in the capture, so there is no hash.", $"其中 {Phrase.Bytes(missing, Language.Chinese)}没有抓到，因此没有哈希值。");
        }
        else if (data.Sha256 is { } hash)
        {
            tale.Say($"SHA-256: {hash}.", $"SHA-256：{hash}。");
        }

        Type(scene, data);
        Names(scene, data);
    }

    private static void Type(Scene scene, DataConnection data)
    {
        if (data.Type == 'A' && data.Content is { CarriageReturnLineFeeds: > 0 } content && scene.Phase.Name != PhaseName.List)
        {
            scene.Tale.Say($"In ASCII mode line ends travel as CR LF ({content.CarriageReturnLineFeeds:N0} here), so the size on the wire may differ from the file's.",
                $"ASCII 模式下行尾以 CR LF 传送（这里有 {content.CarriageReturnLineFeeds:N0} 处），所以线上的大小可能与文件不同。");
        }
    }

    private static void Names(Scene scene, DataConnection data)
    {
        if (data.Listing is not { Count: > 0 } rows)
            return;
        List<string> names = [.. rows.Take(MostNames).Select(row => Phrase.Shortened(row.Name))];
        long left = rows.Count + data.ListingOmitted - names.Count;
        scene.Tale.Say($"The listing names {(left > 0 ? $"{string.Join(", ", names)} and {left:N0} more" : Phrase.List(names, Language.English))}.",
            $"列出的名称有：{string.Join('、', names)}{(left > 0 ? $"，另有 {left:N0} 个" : "")}。");
    }
}
