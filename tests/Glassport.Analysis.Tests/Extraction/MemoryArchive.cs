using System.Security.Cryptography;
using Glassport.Analysis.Extraction;
using Glassport.Analysis.Model;
using Glassport.Capture;
using Glassport.Packets;
using Glassport.TestKit;

namespace Glassport.Analysis.Tests.Extraction;

/// <summary>An archive in memory, and what an explanation put into it.</summary>
internal sealed class MemoryArchive : IPayloadArchive
{
    public Dictionary<string, (SavedTransfer Transfer, byte[] Bytes)> Saved { get; } = [];

    public int Begun { get; private set; }

    public int Discarded { get; private set; }

    public IPayloadFile Begin()
    {
        Begun++;
        return new MemoryFile(this);
    }

    /// <summary>Explains a transcript's capture and saves its files here.</summary>
    public async Task<Explanation> ExplainAsync(string transcript, CaptureOptions? options = null)
    {
        using MemoryStream input = new(TranscriptCapture.Build(transcript, options).ToPcap());
        IPacketSource source = await CaptureFiles.OpenAsync([CaptureFiles.StandardInput], input, default);
        await using (source)
            return await Explainer.RunAsync(source, new ExplainerOptions { Archive = this }, null, default);
    }

    /// <summary>The SHA-256 as the explanation writes it.</summary>
    public static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private sealed class MemoryFile(MemoryArchive archive) : IPayloadFile
    {
        private readonly List<byte> bytes = [];
        private bool kept;

        public void Write(ReadOnlySpan<byte> next) => bytes.AddRange(next);

        public void Skip(long length) => bytes.AddRange(new byte[length]);

        public string Keep(SavedTransfer transfer)
        {
            Assert.False(kept);
            kept = true;
            string name = SavedName.Of(transfer, 1);
            for (int attempt = 2; archive.Saved.ContainsKey(name); attempt++)
                name = SavedName.Of(transfer, attempt);
            archive.Saved.Add(name, (transfer, bytes.ToArray()));
            return name;
        }

        public void Discard() => archive.Discarded += kept ? 0 : 1;
    }
}
