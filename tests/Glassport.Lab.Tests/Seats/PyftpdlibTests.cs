using System.Text;
using Glassport.Lab.Scenarios;
using Glassport.Lab.Seats;

namespace Glassport.Lab.Tests.Seats;

public sealed class PyftpdlibTests
{
    [Fact]
    public void Its_program_is_told_by_a_file_and_a_scenarios_words_are_only_data_there()
    {
        Assert.Equal(
            """{"address":"192.168.111.15","tree":"/lab/files","user":"ftpuser","password":"ftppass","anonymous":false,"certificate":"","passivePorts":[],"publicAddress":null,"idleTimeout":0,"connectTimeout":0,"loginDelay":null,"rate":0}""",
            Settings(new(), ""));
        Assert.Equal(
            """{"address":"192.168.111.15","tree":"/lab/files","user":"\u0022;exit()","password":"p","anonymous":true,"certificate":"/c.pem","passivePorts":[50000,50009],"publicAddress":"203.0.113.9","idleTimeout":2,"connectTimeout":4,"loginDelay":0,"rate":5}""",
            Settings(
                new()
                {
                    User = "\";exit()",
                    Password = "p",
                    Anonymous = true,
                    PassivePorts = "50000-50009",
                    PublicAddress = "203.0.113.9",
                    IdleTimeout = 2,
                    ConnectTimeout = 4,
                    LoginDelay = 0,
                    Rate = 5,
                },
                "/c.pem"));
    }

    private static string Settings(ServerSetup setup, string certificate) => Encoding.UTF8.GetString(Pyftpdlib.Settings(Chairs.Server(setup), certificate));
}
