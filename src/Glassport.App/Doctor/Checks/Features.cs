namespace Glassport.App.Doctor.Checks;

/// <summary>What does the server say that it has?</summary>
internal sealed class Features() : Check("features", "Features", "功能", Need.Login)
{
    private static readonly (string Name, string English, string Chinese)[] Wanted =
    [
        ("MLST", "listings for programs", "供程序读取的列表"), ("SIZE", "sizes", "文件大小"), ("MDTM", "times", "文件时间"), ("REST", "going on where a transfer stopped", "断点续传"),
        ("UTF8", "names in UTF-8", "UTF-8 文件名"), ("EPSV", "IPv6 and NAT", "IPv6 和 NAT"),
    ];

    /// <inheritdoc/>
    public override async Task<CheckResult> ExamineAsync(Patient patient, CancellationToken cancellationToken)
    {
        var visit = await patient.LogInAsync(cancellationToken).ConfigureAwait(false);
        await using (visit.ConfigureAwait(false))
        {
            var features = await visit.Client.FeaturesAsync(cancellationToken).ConfigureAwait(false);
            var missing = Wanted.Where(one => !features.Has(one.Name)).ToArray();
            string all = string.Join(" ", features.Names);
            return missing.Length == 0
                ? Good(Phrase.Of($"{all}."))
                : Result(
                    Mark.Notice,
                    ($"It has {(all.Length > 0 ? all : "no FEAT")}, and does not announce {string.Join(", ", missing.Select(static one => $"{one.Name} ({one.English})"))}.",
                        $"FEAT：{(all.Length > 0 ? all : "无")}；没有声明 {string.Join("、", missing.Select(static one => $"{one.Name}（{one.Chinese}）"))}。"),
                    ("Newer software has them; clients do without, slower or less exactly.", "较新的软件有这些功能；没有时客户端也能工作，只是慢一些或不够准确。"));
        }
    }
}
