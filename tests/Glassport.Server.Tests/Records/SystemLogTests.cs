using System.Net.Sockets;
using System.Text;
using Glassport.Server.Records;

namespace Glassport.Server.Tests.Records;

public sealed class SystemLogTests
{
    [Fact]
    public void A_line_is_sent_with_facility_ftp_and_a_daemon_that_was_away_is_found_again()
    {
        using TemporaryFolder folder = new();
        ListLogger logger = new();
        using SystemLog log = new(folder["log"], TimeZoneInfo.Utc, dialogue: false, logger);
        log.Write(new LoginRecord(Sample.Student, Sample.At, true));
        log.Write(new LoginRecord(Sample.Student, Sample.At, true));
        Assert.StartsWith($"Log {folder["log"]} cannot be written: ", Assert.Single(logger.Messages), StringComparison.Ordinal);

        using Socket daemon = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        daemon.Bind(new UnixDomainSocketEndPoint(folder["log"]));
        log.Write(new LoginRecord(Sample.Student, Sample.At, true));

        byte[] datagram = new byte[1024];
        daemon.ReceiveTimeout = 10_000;
        int length = daemon.Receive(datagram);
        Assert.Equal("<94>Nov 25 20:01:13 glassport[3]: [student] OK LOGIN: Client \"192.168.1.1\"", Encoding.UTF8.GetString(datagram, 0, length));
        Assert.Equal($"Log {folder["log"]} is written again; 2 records were lost", logger.Messages[^1]);
    }
}
