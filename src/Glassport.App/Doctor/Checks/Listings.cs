namespace Glassport.App.Doctor.Checks;

/// <summary>Can listings be read?</summary>
internal sealed class Listings() : Check("listings", "Listings", "目录列表", Need.Login)
{
    /// <inheritdoc/>
    public override async Task<CheckResult> ExamineAsync(Patient patient, CancellationToken cancellationToken)
    {
        var visit = await patient.LogInAsync(patient.Address, patient.Options with { UsesMachineListings = false }, cancellationToken).ConfigureAwait(false);
        await using (visit.ConfigureAwait(false))
        {
            var list = await visit.Client.ListAsync("", cancellationToken).ConfigureAwait(false);
            var features = await visit.Client.FeaturesAsync(cancellationToken).ConfigureAwait(false);
            bool hasMachine = features.Has("MLST") || features.Has("MLSD");
            if (list.UnreadableRows > 0)
            {
                return Result(
                    hasMachine ? Mark.Notice : Mark.Weak,
                    ($"{list.UnreadableRows} rows of LIST are in no form that is known.", $"LIST 有 {list.UnreadableRows} 行不是已知的格式。"),
                    ("Show this listing to the makers of Glassport; meanwhile 'nlist' shows the names.", "请把这份列表告诉 Glassport 的开发者；在此之前可用 nlist 查看文件名。"));
            }

            string dialect = list.Dialect ?? "—";
            return hasMachine
                ? Good(($"MLSD, and LIST as {dialect}; {list.Entries.Count} entries.", $"有 MLSD，LIST 为 {dialect} 格式；共 {list.Entries.Count} 项。"))
                : Result(
                    Mark.Notice,
                    ($"LIST as {dialect}, no MLSD: times lack seconds or zones, and names with odd blanks may be misread.", $"LIST 为 {dialect} 格式，没有 MLSD：时间缺少秒或时区，带空格的文件名可能读错。"),
                    ("Use software that has MLSD (RFC 3659).", "使用支持 MLSD（RFC 3659）的软件。"));
        }
    }
}
