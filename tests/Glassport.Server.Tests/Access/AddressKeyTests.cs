using System.Net;
using Glassport.Server.Access;

namespace Glassport.Server.Tests.Access;

public sealed class AddressKeyTests
{
    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::1", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("::192.0.2.1", "192.0.2.1", false)]
    [InlineData("fe80::1", "fe80::2", false)]
    [InlineData("fe80::1%1", "fe80::1", true)]
    public void One_customer_is_one_key(string first, string second, bool same) =>
        Assert.Equal(same, AddressKey.Of(IPAddress.Parse(first)) == AddressKey.Of(IPAddress.Parse(second)));

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1/32")]
    [InlineData("::ffff:192.0.2.1", "192.0.2.1/32")]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2::/64")]
    [InlineData("fe80::1", "fe80::1/128")]
    public void A_key_says_whom_it_is_about(string address, string network) =>
        Assert.Equal(IPNetwork.Parse(network), AddressKey.Of(IPAddress.Parse(address)).ToNetwork());
}
