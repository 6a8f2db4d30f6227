using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Glassport.Analysis.Story;
using Glassport.App.Diagnoses;
using Glassport.Client;
using Glassport.Protocol.Text;

namespace Glassport.App.Remote;

/// <summary>The options that all commands of the client share.</summary>
internal sealed class RemoteOptions
{
    private readonly Option<string> user = new("--user", "-u") { Description = "The user. Without it: from the address, else from ~/.netrc, else anonymous." };
    private readonly Option<string> passwordFile = new("--password-file") { Description = "Read the password from the first line of this file, '-' being standard input. Without it: from the address, GLASSPORT_PASSWORD, ~/.netrc, or asked for." };
    private readonly Option<bool> active = new("--active") { Description = "Let the server make the data connections (PORT, EPRT)." };
    private readonly Option<bool> passive = new("--passive") { Description = "Make the data connections only from here (EPSV, PASV)." };
    private readonly Option<string> activePorts = new("--active-ports") { Description = "The local ports that the server may connect to: FIRST-LAST." };
    private readonly Option<IPAddress> activeAddress = new("--active-address") { Description = "The address to tell the server in active mode.", CustomParser = static result => IPAddress.TryParse(result.Tokens[0].Value, out var address) ? address : Wrong(result, "is no address") };
    private readonly Option<bool> classic = new("--no-epsv") { Description = "Try PASV before EPSV." };
    private readonly Option<bool> four = new("--ipv4", "-4") { Description = "Only IPv4." };
    private readonly Option<bool> six = new("--ipv6", "-6") { Description = "Only IPv6." };
    private readonly Option<bool> tls = new("--tls") { Description = "Protect ftp:// with TLS (AUTH TLS), as ftpes:// does." };
    private readonly Option<bool> insecure = new("--insecure", "-k") { Description = "Accept any certificate." };
    private readonly Option<bool> firstUse = new("--trust-first-use") { Description = "Accept the certificate that a host has when it is first met, and from then on only that." };
    private readonly Option<string[]> pins = new("--pin") { Description = "Accept only a certificate with this SHA-256; may be repeated." };
    private readonly Option<FileInfo> authority = new("--ca") { Description = "Trust the authorities in this PEM file instead of the machine's." };
    private readonly Option<string> minimum = new("--tls-min") { Description = "The lowest TLS version: 1.2 or 1.3." };
    private readonly Option<string> maximum = new("--tls-max") { Description = "The highest TLS version: 1.2 or 1.3." };
    private readonly Option<double> timeout = new("--timeout") { Description = "Seconds that a connection or a reply may take (default: 15 and 60)." };
    private readonly Option<int> retries = new("--retries") { Description = "Try again so often after a failure that may pass (default: 2).", DefaultValueFactory = static _ => 2 };
    private readonly Option<string> rate = new("--limit-rate") { Description = "The most bytes a second; with k, M or G." };
    private readonly Option<string> proxy = new("--proxy") { Description = "Go through http://[user:password@]host:port (CONNECT), socks5://…, or ftp://… (USER user@host)." };
    private readonly Option<string> encoding = new("--encoding") { Description = "The encoding of names, instead of finding it out: " + string.Join(", ", NameEncoding.Names) + "." };
    private readonly Option<bool> verbose = new("--verbose", "-v") { Description = "Show the dialogue." };
    private readonly Option<bool> explain = new("--explain") { Description = "Tell what was tried, why it failed and what to do; with --verbose also when nothing failed." };
    private readonly Option<string> language = new("--lang") { Description = "The language of --explain: en or zh. Without it, from LC_ALL, LC_MESSAGES or LANG." };
    private readonly Option<bool> quiet = new("--quiet", "-q") { Description = "Show nothing but failures." };

    /// <summary>Adds them to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        minimum.AcceptOnlyFromAmong("1.2", "1.3");
        maximum.AcceptOnlyFromAmong("1.2", "1.3");
        language.AcceptOnlyFromAmong("en", "zh");
        Option[] all =
        [
            user, passwordFile, active, passive, activePorts, activeAddress, classic, four, six, tls, insecure, firstUse, pins, authority, minimum, maximum,
            timeout, retries, rate, proxy, encoding, explain, language, verbose, quiet,
        ];
        foreach (var option in all)
            command.Add(option);
    }

    /// <summary>Runs a command of the client with what they ask for: what fails becomes one line on standard error, an exit code and, if asked for, an explanation.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="work">The command.</param>
    public Task<int> RunAsync(ParseResult parse, Func<RemoteRequest, Task<int>> work)
    {
        var explaining = parse.GetValue(explain) ? new Explaining(Language(parse), parse.GetValue(verbose)) : null;
        return RemoteExit.RunAsync(() => work(Read(parse, explaining)), explaining);
    }

    /// <summary>The language to explain in.</summary>
    /// <param name="parse">The command line.</param>
    public Language Language(ParseResult parse) => Languages.Choose(parse.GetValue(language));

    private RemoteRequest Read(ParseResult parse, Explaining? explaining)
    {
        bool isVerbose = parse.GetValue(verbose);
        ClientOptions client = new()
        {
            Mode = parse.GetValue(active) ? DataMode.Active : parse.GetValue(passive) ? DataMode.Passive : DataMode.Auto,
            ActivePorts = parse.GetValue(activePorts) is { } range ? Ports(range) : null,
            ActiveAddress = parse.GetValue(activeAddress),
            PrefersExtended = !parse.GetValue(classic),
            Family = parse.GetValue(four) ? AddressFamily.InterNetwork : parse.GetValue(six) ? AddressFamily.InterNetworkV6 : AddressFamily.Unspecified,
            Trust = new()
            {
                AcceptsAnything = parse.GetValue(insecure),
                TrustsOnFirstUse = parse.GetValue(firstUse),
                Pins = [.. parse.GetValue(pins) ?? []],
                Authorities = parse.GetValue(authority) is { } file ? Authorities(file) : [],
                LowestVersion = parse.GetValue(minimum) == "1.3" ? 13 : 12,
                HighestVersion = parse.GetValue(maximum) == "1.2" ? 12 : 13,
            },
            Rate = parse.GetValue(rate) is { } limit ? new(Bytes(limit), TimeProvider.System) : null,
            Proxy = parse.GetValue(proxy) is { } way ? Proxy(way) : null,
            Encoding = parse.GetValue(encoding) is { } name
                ? NameEncoding.TryFind(name) ?? throw Usage($"'{name}' is no encoding that is known: {string.Join(", ", NameEncoding.Names)} are.") : null,
            Memory = HostMemoryFile.Open(),
            Watch = isVerbose ? new DialogueText(Console.Error).Write : null,
        };
        if (parse.GetValue(timeout) is > 0 and var seconds)
            client = client with { ConnectTimeout = TimeSpan.FromSeconds(seconds), ReplyTimeout = TimeSpan.FromSeconds(seconds), StallTimeout = TimeSpan.FromSeconds(seconds) };
        return new(client, parse.GetValue(user), parse.GetValue(passwordFile), parse.GetValue(tls), isVerbose, parse.GetValue(quiet), parse.GetValue(retries), explaining);
    }

    private static (int First, int Last) Ports(string text) =>
        text.Split('-') is [var first, var last] && int.TryParse(first, CultureInfo.InvariantCulture, out int low) && int.TryParse(last, CultureInfo.InvariantCulture, out int high)
        && low is > 0 and < 65536 && high >= low && high < 65536
            ? (low, high)
            : throw Usage($"--active-ports takes FIRST-LAST, as 50000-50100, and not '{text}'.");

    private static long Bytes(string text)
    {
        long unit = char.ToLowerInvariant(text[^1]) switch { 'k' => 1L << 10, 'm' => 1L << 20, 'g' => 1L << 30, _ => 1 };
        string number = unit == 1 ? text : text[..^1];
        return double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value) && value * unit is >= 1 and < long.MaxValue
            ? (long)(value * unit)
            : throw Usage($"--limit-rate takes bytes a second, as 500k or 2M, and not '{text}'.");
    }

    private static FtpProxy Proxy(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Host.Length == 0)
            throw Usage($"--proxy takes http://host:port, socks5://host:port or ftp://host:port, and not '{text}'.");
        var (kind, port) = uri.Scheme switch
        {
            "http" => (ProxyKind.HttpConnect, 8080),
            "socks5" or "socks5h" => (ProxyKind.Socks5, 1080),
            "ftp" => (ProxyKind.UserAtHost, 21),
            _ => throw Usage($"'{uri.Scheme}' is no kind of proxy that is known: http, socks5 and ftp are."),
        };
        string[] login = uri.UserInfo.Split(':', 2);
        return new(
            kind, uri.Host.Trim('[', ']'), uri.IsDefaultPort || uri.Port < 0 ? port : uri.Port,
            uri.UserInfo.Length == 0 ? null : Uri.UnescapeDataString(login[0]), login.Length > 1 ? Uri.UnescapeDataString(login[1]) : null);
    }

    private static System.Collections.Immutable.ImmutableArray<X509Certificate2> Authorities(FileInfo file)
    {
        try
        {
            X509Certificate2Collection found = [];
            found.ImportFromPemFile(file.FullName);
            return found.Count > 0 ? [.. found] : throw Usage($"{file} holds no certificate in PEM.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new FtpException(FailureKind.Usage, $"--ca {file}: {failure.Message}", inner: failure);
        }
    }

    private static IPAddress? Wrong(System.CommandLine.Parsing.ArgumentResult result, string why)
    {
        result.AddError($"'{result.Tokens[0].Value}' {why}.");
        return null;
    }

    private static FtpException Usage(string message) => new(FailureKind.Usage, message);
}
