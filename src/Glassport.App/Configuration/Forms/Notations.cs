using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using Glassport.Protocol.Text;
using Glassport.Server.Access;
using Glassport.Server.Settings;
using Glassport.Server.Storage;

namespace Glassport.App.Configuration.Forms;

/// <summary>The forms of single values.</summary>
internal static class Notations
{
    private const int MostName = 255;

    /// <summary>Free text.</summary>
    public static Form<string> Text { get; } = new TextForm();

    /// <summary>Yes or no.</summary>
    public static Form<bool> Flag { get; } = new BooleanForm();

    /// <summary>A number that may be zero.</summary>
    public static Form<int> Count { get; } = new WholeNumberForm<int>(0, int.MaxValue);

    /// <summary>A number of something of which there is at least one.</summary>
    public static Form<int> Positive { get; } = new WholeNumberForm<int>(1, int.MaxValue);

    /// <summary>A number of bytes.</summary>
    public static Form<long> Bytes { get; } = new WholeNumberForm<long>(0, long.MaxValue);

    /// <summary>A TCP port, or 0 for any.</summary>
    public static Form<int> Port { get; } = new WholeNumberForm<int>(0, 65535);

    /// <summary>A time span.</summary>
    public static Form<TimeSpan> Seconds { get; } = new SecondsForm();

    /// <summary>The name of a site, a user or a group.</summary>
    public static Form<string> Name { get; } = new ParsedForm<string>(
        "a name of 1 to 255 letters without control characters", TryParseName, static name => name);

    /// <summary>A path of the file system.</summary>
    public static Form<string> FilePath { get; } = new ParsedForm<string>(
        "an absolute path such as \"/srv/ftp\"", TryParsePath, static path => path);

    /// <summary>A path as clients see it.</summary>
    public static Form<string> VirtualPath { get; } = new ParsedForm<string>(
        "a path as clients see it, such as \"/pub\"", TryParseVirtualPath, static path => path, "^/");

    /// <summary>A client's or own address.</summary>
    public static Form<IPAddress> Address { get; } = new ParsedForm<IPAddress>(
        "an address such as \"203.0.113.7\"", TryParseAddress, static address => address.ToString());

    /// <summary>An address to listen on.</summary>
    public static Form<string> ListenAddress { get; } = new ParsedForm<string>(
        "an address to listen on, such as \"192.0.2.1\", \"::1\" or \"*\"", TryParseListenAddress, static address => address);

    /// <summary>A network of addresses, or one address.</summary>
    public static Form<IPNetwork> Network { get; } = new ParsedForm<IPNetwork>(
        "a network such as \"192.168.0.0/16\", or an address", TryParseNetwork, static network => network.ToString());

    /// <summary>A range of ports.</summary>
    public static Form<PortRange> Ports { get; } = new ParsedForm<PortRange>(
        "a range of ports such as \"50000-50100\"", static (string text, out PortRange range) => PortRange.TryParse(text, out range),
        static range => range.ToString(), "^[0-9]+(-[0-9]+)?$");

    /// <summary>Permission bits.</summary>
    public static Form<int> Mode { get; } = new ParsedForm<int>(
        "permission bits in octal, such as \"022\"", TryParseMode, static mode => Convert.ToString(mode, 8).PadLeft(3, '0'), "^[0-7]{3,4}$");

    /// <summary>An encoding of file names.</summary>
    public static Form<string> Encoding { get; } = new ParsedForm<string>(
        "an encoding: " + string.Join(", ", NameEncoding.Names), TryParseEncoding, static name => name);

    /// <summary>What is kept of a password.</summary>
    public static Form<string> Hash { get; } = new ParsedForm<string>(
        "a hash such as \"$pbkdf2-sha512$i=210000$…\" as config export writes it, or the password itself as the member password",
        static (string text, out string hash) => PasswordHash.IsWellFormed(hash = text), static hash => hash, @"^\$pbkdf2-sha512\$");

    /// <summary>A SHA-256 in hexadecimal.</summary>
    public static Form<string> Fingerprint { get; } = new ParsedForm<string>(
        "a SHA-256 of 64 hexadecimal digits", TryParseFingerprint, static digits => digits, "^[0-9A-Fa-f]{64}$");

    /// <summary>Whom a rule is about.</summary>
    public static Form<Principal> Who { get; } = new ParsedForm<Principal>(
        "\"everyone\", \"anonymous\", \"users\", \"user:NAME\" or \"group:NAME\"", PrincipalText.TryParse, PrincipalText.Format,
        "^(everyone|anonymous|users|user:.+|group:.+)$");

    /// <summary>Allow or deny.</summary>
    public static Form<RuleEffect> Effect { get; } = new ChoiceForm<RuleEffect>(("allow", RuleEffect.Allow), ("deny", RuleEffect.Deny));

    /// <summary>Operations on files.</summary>
    public static Form<FileOperations> OperationNames { get; } = new OperationsForm();

    /// <summary>The value or null.</summary>
    public static Form<string?> OrNull(Form<string> form) => new OptionalForm<string?, string>(form, static value => value!, static value => value);

    /// <summary>The value or null.</summary>
    public static Form<T?> OrNullObject<T>(Form<T> form)
        where T : class => new OptionalForm<T?, T>(form, static value => value!, static value => value);

    /// <summary>The value or null.</summary>
    public static Form<T?> OrNull<T>(Form<T> form)
        where T : struct => new OptionalForm<T?, T>(form, static value => value!.Value, static value => value);

    /// <summary>A list of the values.</summary>
    public static Form<ImmutableArray<T>> List<T>(Form<T> form) => new ListForm<T>(form);

    private static bool TryParseName(string text, out string name)
    {
        name = text;
        return text.Length is > 0 and <= MostName && !text.Any(char.IsControl);
    }

    private static bool TryParsePath(string text, out string path)
    {
        path = text;
        return Path.IsPathFullyQualified(text) && !text.Contains('\0');
    }

    private static bool TryParseVirtualPath(string text, out string path)
    {
        path = text;
        if (!text.StartsWith('/') || !Server.Storage.VirtualPath.TryResolve(default, text, out VirtualPath resolved))
            return false;
        path = resolved.Text;
        return true;
    }

    private static bool TryParseAddress(string text, out IPAddress address) => IPAddress.TryParse(text, out address!);

    private static bool TryParseListenAddress(string text, out string address)
    {
        address = text;
        return text == "*" || IPAddress.TryParse(text, out _);
    }

    private static bool TryParseNetwork(string text, out IPNetwork network)
    {
        if (IPNetwork.TryParse(text, out network))
            return true;
        if (!IPAddress.TryParse(text, out IPAddress? one))
            return false;
        network = new(one, one.GetAddressBytes().Length * 8);
        return true;
    }

    private static bool TryParseMode(string text, out int mode)
    {
        mode = 0;
        if (text.Length is < 3 or > 4 || text.AsSpan().ContainsAnyExceptInRange('0', '7'))
            return false;
        mode = Convert.ToInt32(text, 8);
        return true;
    }

    private static bool TryParseEncoding(string text, out string name)
    {
        name = text;
        return NameEncoding.TryFind(text) is not null;
    }

    private static bool TryParseFingerprint(string text, out string digits)
    {
        digits = text.ToLower(CultureInfo.InvariantCulture);
        return text.Length == 64 && text.All(char.IsAsciiHexDigit);
    }
}
