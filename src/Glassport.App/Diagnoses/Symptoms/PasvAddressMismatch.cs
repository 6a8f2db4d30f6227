using Glassport.Analysis.Story;

namespace Glassport.App.Diagnoses.Symptoms;

/// <summary>The server names another address than its own in 227, and the client did well not to believe it.</summary>
internal sealed class PasvAddressMismatch() : KnownSymptom("pasv-address-mismatch")
{
    /// <inheritdoc/>
    public override Diagnosis? Look(SessionFacts session, Language language) =>
        session.Data.Find(static one => one is { IsReplaced: true, IsOpen: true }) is not { } told ? null : Found(
            session, language,
            $"“{told.Asked.Final}” names {told.Told}, although the server is reached at {session.Server}. The client called {told.Endpoint}, and that worked; a client that believes the reply fails.",
            $"“{told.Asked.Final}”给出 {told.Told}，而服务器是通过 {session.Server} 连到的。客户端改连 {told.Endpoint}，成功了；照应答去连的客户端会失败。",
            ("offered", told.Told), ("to", told.Endpoint));
}
