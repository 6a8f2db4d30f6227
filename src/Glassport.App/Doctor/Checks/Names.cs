namespace Glassport.App.Doctor.Checks;

/// <summary>Are names UTF-8?</summary>
internal sealed class Names() : Check("names", "Encoding of names", "文件名编码", Need.Login)
{
    /// <inheritdoc/>
    public override async Task<CheckResult> ExamineAsync(Patient patient, CancellationToken cancellationToken)
    {
        var visit = await patient.LogInAsync(cancellationToken).ConfigureAwait(false);
        await using (visit.ConfigureAwait(false))
        {
            var features = await visit.Client.FeaturesAsync(cancellationToken).ConfigureAwait(false);
            await visit.Client.ListAsync("", cancellationToken).ConfigureAwait(false);
            if (visit.Facts.Warnings.Find(static text => text.Contains("UTF-8", StringComparison.Ordinal)) is { } warning)
            {
                return Result(
                    Mark.Weak,
                    Phrase.Of(warning),
                    ("Rename the files to UTF-8 (convmv), or tell clients the encoding (--encoding).", "把文件名转成 UTF-8（convmv），或让客户端指定编码（--encoding）。"), "names-not-utf8");
            }

            return features.Has("UTF8")
                ? Good(("UTF8 is announced, and what is listed is UTF-8.", "声明了 UTF8，列出的文件名也都是 UTF-8。"))
                : Result(
                    Mark.Notice,
                    ("UTF8 is not announced; what is listed can be read as UTF-8.", "没有声明 UTF8；列出的文件名可以按 UTF-8 读。"),
                    ("Names beyond ASCII may look different in other clients: turn UTF-8 on.", "非 ASCII 文件名在别的客户端里可能显示不同：请启用 UTF-8。"));
        }
    }
}
