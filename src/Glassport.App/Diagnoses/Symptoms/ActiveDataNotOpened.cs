using Glassport.Analysis.Story;
using Glassport.Protocol.Addresses;

namespace Glassport.App.Diagnoses.Symptoms;

/// <summary>What the two symptoms of a server that cannot reach the client share.</summary>
/// <param name="id">The finding's id.</param>
/// <param name="refused">Whether the server says that it was turned away.</param>
internal abstract class ActiveDataNotOpened(string id, bool refused) : KnownSymptom(id)
{
    /// <inheritdoc/>
    public override Diagnosis? Look(SessionFacts session, Language language)
    {
        var blocked = session.Data.Find(one => one is { IsActive: true, IsOpen: false, Endpoint: not null, Reason: not null } && IsRefused(one) == refused);
        if (blocked?.Endpoint is not { } told)
            return null;
        bool isInside = told.Address.IsUnroutable && session.Connected is { } connected && !connected.Server.Address.IsUnroutable;
        string report = blocked.Transfer?.Final is { } final ? final.ToString() : "";
        return Found(
            session, language,
            $"{blocked.Verb} told the server to connect to {told}, where the client waited, and no connection arrived."
                + (report.Length > 0 ? $" The server said “{report}”." : " The server said nothing of it either.")
                + (isInside ? $" {told.Address} is a private address that {session.Server} cannot reach." : ""),
            $"{blocked.Verb} 让服务器连接 {told}，客户端在那里等待，却没有等到连接。"
                + (report.Length > 0 ? $"服务器说“{report}”。" : "服务器对此也没有说明。")
                + (isInside ? $"{told.Address} 是私有地址，{session.Server} 到不了那里。" : ""));
    }

    private static bool IsRefused(DataAttempt attempt) => attempt.Transfer?.Final?.Text.Contains("refused", StringComparison.OrdinalIgnoreCase) ?? false;
}
