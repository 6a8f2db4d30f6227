using Glassport.Client;

namespace Glassport.App.Doctor.Checks;

/// <summary>Do files arrive whole, with their times and names?</summary>
internal sealed class Writing() : Check("writing", "Uploads", "上传", Need.Writing)
{
    /// <inheritdoc/>
    public override async Task<CheckResult> ExamineAsync(Patient patient, CancellationToken cancellationToken)
    {
        byte[] content = new byte[100_000];
        System.Security.Cryptography.RandomNumberGenerator.Fill(content);
        string name = Probe.Name("é中");
        var visit = await patient.LogInAsync(cancellationToken).ConfigureAwait(false);
        await using (visit.ConfigureAwait(false))
        {
            await visit.Client.UploadAsync(new MemoryStream(content), name, TransferRequest.Whole, cancellationToken).ConfigureAwait(false);
            try
            {
                MemoryStream back = new();
                await visit.Client.DownloadAsync(name, back, TransferRequest.Whole, cancellationToken).ConfigureAwait(false);
                if (!back.ToArray().AsSpan().SequenceEqual(content))
                {
                    return Result(
                        Mark.Bad, ("What came back is not what was sent.", "取回的内容与上传的不同。"),
                        ("Something changes the content: a text transfer, a gateway, a virus scanner.", "有东西改动了内容：文本方式传输、网关或杀毒软件。"));
                }

                var listing = await visit.Client.ListAsync("", cancellationToken).ConfigureAwait(false);
                if (!listing.Entries.Any(entry => entry.Name == name))
                {
                    return Result(
                        Mark.Weak, ($"The file arrived, but the listing does not show its name {name}.", $"文件到了，但列表里没有 {name} 这个名字。"),
                        ("The server changes names: turn UTF-8 on.", "服务器改动了文件名：请启用 UTF-8。"));
                }

                DateTimeOffset day = new(2020, 2, 29, 12, 34, 56, TimeSpan.Zero);
                bool keepsTimes = await visit.Client.SetModifiedAsync(name, day, cancellationToken).ConfigureAwait(false);
                return keepsTimes
                    ? Good(("A file went there and back unchanged, with its name and time.", "文件往返无误，名字和时间也保持不变。"))
                    : Result(
                        Mark.Notice, ("A file went there and back unchanged; its time cannot be set (no MFMT).", "文件往返无误；但不能设置时间（没有 MFMT）。"), Phrase.None);
            }
            finally
            {
                await visit.Client.DeleteAsync(name, CancellationToken.None).ConfigureAwait(false);
            }
        }
    }
}
