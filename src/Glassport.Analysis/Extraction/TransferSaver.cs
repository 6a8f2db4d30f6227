using Glassport.Analysis.Model;
using Glassport.Analysis.Tracking;
using Glassport.Protocol;

namespace Glassport.Analysis.Extraction;

/// <summary>Decides, once a conversation is over, which payloads become files; and tells the archive what they are.</summary>
internal static class TransferSaver
{
    /// <summary>Saves the payload of a data connection if it is a file.</summary>
    /// <param name="control">The conversation.</param>
    /// <param name="user">Who was logged in.</param>
    /// <param name="tracker">The connection.</param>
    /// <param name="data">Its model, which is told where its payload was saved.</param>
    public static void Save(ControlTracker control, string? user, DataTracker tracker, DataConnection data)
    {
        ExchangeBuilder? transfer = tracker.Transfer;
        PayloadCollector wire = DataConnectionBuilder.Payload(tracker, transfer, tracker.OpenedBy).Payload;
        if (transfer is null || !transfer.Verb.IsTransfer || transfer.Verb.IsListing || data.IsTls || !HasFile(data, transfer))
            return;
        PayloadCollector payload = wire.Content;
        List<string> notes = [];
        if (wire.Fault is { } fault)
            notes.Add(fault);
        if (payload.Gaps.Count > 0)
            notes.Add("Zeros stand for the bytes that are missing from the capture.");
        if (payload.IsCutShort)
            notes.Add("Too much is missing: what came later is not in the file.");
        data.SavedAs = payload.Keep(new SavedTransfer
        {
            Conversation = control.Id,
            Client = control.Client,
            Server = control.Server,
            User = user,
            Path = transfer.Command.Argument,
            DecodedPath = transfer.Command.DecodedPath,
            Data = data,
            SavedBytes = payload.SavedLength,
            Complete = data.Complete && wire.Fault is null,
            Notes = notes,
        });
    }

    // An empty connection is an empty file only when the server says that the transfer succeeded.
    private static bool HasFile(DataConnection data, ExchangeBuilder transfer) => data.Bytes > 0 || transfer.FinalReply is { IsPositive: true };
}
