using System.Collections.Immutable;
using System.Net;
using Glassport.Server.Access;
using Glassport.Server.Settings;

namespace Glassport.Server.Tests.Access;

public sealed class AddressListTests
{
    private static readonly ImmutableArray<AddressRule> OfficeButOne =
    [
        new(RuleEffect.Deny, IPNetwork.Parse("192.0.2.7/32")),
        new(RuleEffect.Allow, IPNetwork.Parse("192.0.2.0/24")),
        new(RuleEffect.Allow, IPNetwork.Parse("2001:db8::/32")),
        new(RuleEffect.Deny, IPNetwork.Parse("0.0.0.0/0")),
        new(RuleEffect.Deny, IPNetwork.Parse("::/0")),
    ];

    [Theory]
    [InlineData("192.0.2.8", true)]
    [InlineData("192.0.2.7", false)]
    [InlineData("::ffff:192.0.2.8", true)]
    [InlineData("::ffff:192.0.2.7", false)]
    [InlineData("198.51.100.1", false)]
    [InlineData("2001:db8::1", true)]
    [InlineData("2001:db9::1", false)]
    public void The_first_rule_that_fits_decides(string address, bool allowed) =>
        Assert.Equal(allowed, new AddressList(OfficeButOne).Allows(IPAddress.Parse(address)));

    [Fact]
    public void A_rule_about_mapped_addresses_is_about_IPv4()
    {
        AddressList list = new([new(RuleEffect.Deny, IPNetwork.Parse("::ffff:192.0.2.0/120"))]);

        Assert.False(list.Allows(IPAddress.Parse("192.0.2.200")));
        Assert.False(list.Allows(IPAddress.Parse("::ffff:192.0.2.200")));
        Assert.True(list.Allows(IPAddress.Parse("192.0.3.1")));
    }

    [Fact]
    public void Where_no_rule_fits_the_client_is_served()
    {
        Assert.True(new AddressList([]).Allows(IPAddress.Loopback));
        Assert.True(new AddressList([new(RuleEffect.Deny, IPNetwork.Parse("192.0.2.0/24"))]).Allows(IPAddress.Loopback));
    }
}
