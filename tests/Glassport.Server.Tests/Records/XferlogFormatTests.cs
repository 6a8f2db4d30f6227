using Glassport.Server.Records;

namespace Glassport.Server.Tests.Records;

/// <summary>The expected lines are vsftpd 3.0.3's, for the same transfers; what differs is said.</summary>
public sealed class XferlogFormatTests
{
    private static readonly XferlogFormat Format = new(TimeZoneInfo.Utc);

    [Fact]
    public void An_anonymous_download() => Assert.Equal(
        "Wed Nov 25 20:01:13 2026 1 192.168.1.1 111 /a.txt b _ o a me@x_y.org ftp 0 * c\n", FormatText.Of(Format, Sample.Download("/a.txt", Sample.Guest)));

    [Fact]
    public void A_users_upload_in_ascii_that_broke_off() => Assert.Equal(
        "Wed Nov 25 20:01:13 2026 75 192.168.1.1 65536 /up/big a _ i r student ftp 0 * i\n",
        FormatText.Of(Format, Sample.Download("/up/big") with
        {
            Direction = TransferDirection.Upload,
            Bytes = 65536,
            Duration = TimeSpan.FromSeconds(75),
            IsAscii = true,
            Outcome = TransferOutcome.Aborted,
        }));

    [Fact]
    public void A_day_below_ten_has_a_blank_before_it() => Assert.StartsWith(
        "Sat Dec  5 20:01:13 2026 1 ", FormatText.Of(Format, Sample.Download("/a") with { At = Sample.At.AddDays(10) }), StringComparison.Ordinal);

    [Fact]
    public void The_time_is_that_of_the_zone()
    {
        XferlogFormat shanghai = new(TimeZoneInfo.CreateCustomTimeZone("CST", TimeSpan.FromHours(8), "CST", "CST"));

        Assert.StartsWith("Thu Nov 26 04:01:13 2026 ", FormatText.Of(shanghai, Sample.Download("/a")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_client_on_a_socket_of_both_families_has_its_IPv4_address() => Assert.Contains(
        " 192.0.2.7 ", FormatText.Of(Format, Sample.Download("/a", Sample.Student with { Client = new(System.Net.IPAddress.Parse("::ffff:192.0.2.7"), 9) })), StringComparison.Ordinal);

    [Fact]
    public void A_listing_is_no_transfer_of_a_file() =>
        Assert.Empty(FormatText.Of(Format, Sample.Download("/") with { Direction = TransferDirection.Listing }));

    [Fact]
    public void Names_and_users_cannot_add_a_field_or_a_line()
    {
        string line = FormatText.Of(
            Format,
            Sample.Download("/x\nWed Nov 25 20:01:13 2026 1 10.0.0.1 1 /forged b _ o r root ftp 0 * c\u001b[31m\"\u202E\u00A0\uDCE9.txt"),
            Sample.Download("/a", Sample.Student with { User = "ev il\r\n" }));

        string[] lines = line.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.All(lines, each => Assert.Equal(18, each.Split(' ').Length));
        Assert.EndsWith("_[31m____.txt b _ o r student ftp 0 * c", lines[0], StringComparison.Ordinal);
        Assert.EndsWith(" b _ o r ev_il__ ftp 0 * c", lines[1], StringComparison.Ordinal);
    }
}
