using Glassport.Analysis.Model;
using Glassport.Analysis.Story;
using Glassport.Client;

namespace Glassport.App.Diagnoses.Symptoms;

/// <summary>The server names an address in 227 that cannot be reached from here, and the one used instead does not help.</summary>
internal sealed class PasvUnroutableAddress() : KnownSymptom("pasv-unroutable-address")
{
    /// <inheritdoc/>
    public override Diagnosis? Look(SessionFacts session, Language language)
    {
        if (session.Data.Find(static one => one is { IsReplaced: true, IsOpen: false }) is not { } told)
            return null;
        var found = Found(
            session, language,
            $"“{told.Asked.Final}” names {told.Told} for the data connection, although the server is reached at {session.Server}. The client called {told.Endpoint} instead, in vain.",
            $"“{told.Asked.Final}”为数据连接给出 {told.Told}，而服务器是通过 {session.Server} 连到的。客户端改连 {told.Endpoint}，也没有成功。",
            ("offered", told.Told));
        // Where EPSV fails too, which names no address, this one is not the cause.
        return session.Data.Exists(static one => one is { Way: DataWay.Epsv, Problem: not null }) ? found with { Severity = Severity.Warning } : found;
    }
}
