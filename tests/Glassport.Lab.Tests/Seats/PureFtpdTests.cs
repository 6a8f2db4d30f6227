using Glassport.Lab.Scenarios;
using Glassport.Lab.Seats;

namespace Glassport.Lab.Tests.Seats;

public sealed class PureFtpdTests
{
    private const string Always = "--bind 192.168.111.15,21 --login puredb:/lab/seat/users.pdb --chrooteveryone --dontresolve --syslogfacility none --pidfile /lab/seat/pure-ftpd.pid";

    [Fact]
    public void What_an_administrator_has_set_is_said_in_its_words()
    {
        Assert.Equal($"{Always} --noanonymous", Arguments(new()));
        Assert.Equal($"{Always} --anonymouscantupload", Arguments(new() { Anonymous = true }));
        Assert.Equal($"{Always} --noanonymous --tls 1 --certfile /lab/seat/certificate.pem", Arguments(new() { Tls = true }));
        Assert.Equal($"{Always} --noanonymous --passiveportrange 50000:50009", Arguments(new() { PassivePorts = "50000-50009" }));
        Assert.Equal($"{Always} --noanonymous --forcepassiveip 203.0.113.9", Arguments(new() { PublicAddress = "203.0.113.9" }));
        Assert.Equal($"{Always} --noanonymous --maxidletime 2", Arguments(new() { IdleTimeout = 120 }));
        Assert.Equal($"{Always} --noanonymous --userbandwidth 390", Arguments(new() { Rate = 400000 }));
        Assert.Equal($"{Always} --anonymouscantupload --anonymousbandwidth 1", Arguments(new() { Rate = 1, Anonymous = true }));
    }

    private static string Arguments(ServerSetup setup) => string.Join(' ', PureFtpd.Arguments(Chairs.Server(setup), "/lab/seat/certificate.pem"));
}
