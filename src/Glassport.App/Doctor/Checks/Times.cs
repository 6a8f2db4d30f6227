using System.Globalization;
using Glassport.Client;
using Glassport.Protocol.Listings;

namespace Glassport.App.Doctor.Checks;

/// <summary>In which zone does LIST show times, and does the server's clock go right?</summary>
internal sealed class Times() : Check("times", "Clock and time zone", "时钟和时区", Need.Login)
{
    private const double MostSkewSeconds = 60;

    /// <inheritdoc/>
    public override async Task<CheckResult> ExamineAsync(Patient patient, CancellationToken cancellationToken)
    {
        var visit = await patient.LogInAsync(patient.Address, patient.Options with { UsesMachineListings = false }, cancellationToken).ConfigureAwait(false);
        await using (visit.ConfigureAwait(false))
        {
            if (patient.MayWrite && await SkewAsync(visit.Client, patient.Options.Time, cancellationToken).ConfigureAwait(false) is { } skew && Math.Abs(skew) > MostSkewSeconds)
            {
                return Result(
                    Mark.Weak,
                    ($"Its clock is {Math.Abs(skew):0} s {(skew > 0 ? "ahead" : "behind")}.", $"它的时钟{(skew > 0 ? "快" : "慢")} {Math.Abs(skew):0} 秒。"),
                    ("Let it keep time (chrony, ntpd, w32tm): 'newer' and mirrors compare times.", "请让服务器校时（chrony、ntpd、w32tm）：mirror 等功能要比较时间。"));
            }

            var list = await visit.Client.ListAsync("", cancellationToken).ConfigureAwait(false);
            foreach (var entry in list.Entries.Where(static one => one is { Kind: ListingKind.File, Modified: not null }))
            {
                if (await visit.Client.ModifiedAsync(entry.Name, cancellationToken).ConfigureAwait(false) is not { } utc)
                    return Result(Mark.Notice, ("It does not tell times exactly (no MDTM).", "它不能准确告知时间（没有 MDTM）。"), Phrase.None);
                if (ServerClock.Find(entry.Modified, utc) is not { } clock)
                    continue;
                string zone = $"UTC{(clock.Offset < TimeSpan.Zero ? '-' : '+')}{clock.Offset.ToString("hh\\:mm", CultureInfo.InvariantCulture)}";
                return Good(($"LIST shows times of {zone}; MDTM tells UTC.", $"LIST 的时间是 {zone}；MDTM 给出 UTC。"));
            }

            return Result(Mark.Skipped, ("There is no file with a recent time to compare.", "没有可供比较时间的文件。"), Phrase.None);
        }
    }

    private static async Task<double?> SkewAsync(FtpClient client, TimeProvider time, CancellationToken cancellationToken)
    {
        string name = Probe.Name("");
        await client.UploadAsync(new MemoryStream("glassport\n"u8.ToArray()), name, TransferRequest.Whole, cancellationToken).ConfigureAwait(false);
        var now = time.GetUtcNow();
        try
        {
            return await client.ModifiedAsync(name, cancellationToken).ConfigureAwait(false) is { } told ? (told - now).TotalSeconds : null;
        }
        finally
        {
            await client.DeleteAsync(name, CancellationToken.None).ConfigureAwait(false);
        }
    }
}
