using System.Globalization;
using System.Reflection;

namespace Glassport.Server.Tests.Security;

/// <summary>The thirty classes of attack on FTP, and where each is tested. Those of the client have their tests beside the client.</summary>
public sealed class Classes
{
    private const string Client = "the client's";

    private static readonly (string Class, string What, Type[] Tests, string Elsewhere)[] Table =
    [
        ("S1", "FTP bounce through PORT, EPRT and LPRT", [typeof(BounceTests)], ""),
        ("S2", "theft of passive data connections", [typeof(DataConnectionTheftTests)], ""),
        ("S3", "leak of passive listeners", [typeof(PassiveListenerLeakTests)], ""),
        ("S4", "theft of TLS data connections", [typeof(TlsDataTheftTests), typeof(Tls.SessionBindingTests)], ""),
        ("S5", "commands in the clear before TLS", [typeof(CommandInjectionBeforeTlsTests)], ""),
        ("S6", "replies in the clear before TLS, downgrade", [], Client),
        ("S7", "PASV that names another host", [], Client),
        ("S8", "paths out of the tree", [typeof(PathTraversalTests), typeof(Storage.VirtualPathTests)], ""),
        ("S9", "links out of the tree, and races", [typeof(SymlinkEscapeTests), typeof(Storage.LocalStorageTests), typeof(Storage.StepwiseLocalStorageTests)], ""),
        ("S10", "names from a server", [], Client),
        ("S11", "CR LF in a client's arguments", [], Client),
        ("S12", "endless replies and listings", [], Client),
        ("S13", "huge commands", [typeof(HugeCommandTests)], ""),
        ("S14", "Telnet commands", [typeof(TelnetTests)], ""),
        ("S15", "cost of patterns", [typeof(PatternCostTests)], ""),
        ("S16", "connections used up, slow clients", [typeof(ExhaustionTests), typeof(Faults.HalfOpenLoginTests)], ""),
        ("S17", "guessing of passwords and names", [typeof(BruteForceTests), typeof(Access.UserAuthenticatorTests), typeof(Access.BanListTests)], ""),
        ("S18", "commands before the login", [typeof(BeforeLoginTests)], ""),
        ("S19", "other protocols (ALPACA)", [typeof(CrossProtocolTests)], ""),
        ("S20", "old TLS, renegotiation, CCC", [typeof(TlsAbuseTests)], ""),
        ("S21", "downgrade by PROT C", [typeof(ClearDataTests)], ""),
        ("S22", "SITE without permission", [typeof(SitePermissionTests)], ""),
        ("S23", "interruption at every step, random commands", [typeof(InterruptionTests), typeof(Faults.CutConnectionTests)], ""),
        ("S24", "names in replies, listings and logs", [typeof(NamesInTextTests), typeof(Records.LogTextTests)], ""),
        ("S25", "pipes, devices, sockets", [typeof(SpecialFileTests)], ""),
        ("S26", "SIZE in TYPE A", [typeof(AsciiSizeTests)], ""),
        ("S27", "ways around a quota", [typeof(QuotaBypassTests), typeof(Storage.QuotaStorageTests), typeof(Storage.QuotaLinkTests)], ""),
        ("S28", "back doors", [typeof(BackdoorTests)], ""),
        ("S29", "injection through names", [typeof(NameInjectionTests)], ""),
        ("S30", "a part presented as the whole", [typeof(TruncationTests), typeof(Faults.CutConnectionTests), typeof(Faults.KilledServerTests)], ""),
    ];

    [Fact]
    public void All_thirty_are_here() => Assert.Equal(Enumerable.Range(1, 30).Select(static number => $"S{number}"), Table.Select(static row => row.Class));

    [Fact]
    public void Each_has_tests_here_or_is_the_clients() => Assert.All(Table, static row =>
    {
        Assert.True(row.Tests.Length > 0 != (row.Elsewhere.Length > 0), row.Class);
        Assert.All(row.Tests, type => Assert.NotEmpty(TestsOf(type)));
    });

    [Fact]
    public void Each_has_patches_that_its_tests_fail_with() => Assert.All(Table.Where(static row => row.Tests.Length > 0), static row =>
    {
        string[] patches = Directory.GetFiles(TestKit.Repository.PathOf("eng", "defences"), $"S{int.Parse(row.Class[1..], CultureInfo.InvariantCulture):D2}*.patch");
        Assert.True(patches.Length > 0, $"{row.Class}: eng/defences has no patch that takes a defence away.");
        Assert.All(patches, patch => Assert.All(TestsIn(patch), name => Assert.Contains(name, row.Tests.Select(static type => type.Name))));
    });

    [Fact]
    public void Each_test_class_here_is_about_one_of_them()
    {
        var here = typeof(Classes).Assembly.GetTypes()
            .Where(static type => type.Namespace == typeof(Classes).Namespace && type != typeof(Classes) && TestsOf(type).Any());

        Assert.Empty(here.Except(Table.SelectMany(static row => row.Tests)));
    }

    // The classes that a patch for eng/defences/run names: "Tests: ThisTests ThatTests.Beginning_of_a_name".
    private static IEnumerable<string> TestsIn(string patch)
    {
        string line = File.ReadLines(patch).First(static line => line.StartsWith("Tests: ", StringComparison.Ordinal));
        return line["Tests: ".Length..].Split(' ').Select(static name => name.Split('.')[0]);
    }

    private static IEnumerable<MethodInfo> TestsOf(Type type) =>
        type.GetMethods().Where(static method => method.GetCustomAttributes<FactAttribute>(inherit: true).Any(static fact => fact.Skip is null));
}
