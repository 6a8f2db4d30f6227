namespace Glassport.Protocol.Addresses;

/// <summary>The argument of EPSV (RFC 2428 §3).</summary>
public static class ExtendedPassiveCommand
{
    /// <summary>Reads the argument; case and blanks around it do not matter.</summary>
    /// <param name="argument">What follows the verb and its blank.</param>
    public static ExtendedPassiveArgument Parse(ReadOnlySpan<char> argument) => argument[..Math.Min(argument.Length, Limits.AddressTextBytes)].Trim(" \t\0") switch
    {
        "" => ExtendedPassiveArgument.None,
        "1" => ExtendedPassiveArgument.IPv4,
        "2" => ExtendedPassiveArgument.IPv6,
        var word when word.Equals("ALL", StringComparison.OrdinalIgnoreCase) => ExtendedPassiveArgument.All,
        _ => ExtendedPassiveArgument.Unknown,
    };

    /// <inheritdoc cref="Parse(ReadOnlySpan{char})"/>
    public static ExtendedPassiveArgument Parse(ReadOnlySpan<byte> argument) =>
        Parse(NumberList.Widen(argument, stackalloc char[Limits.AddressTextBytes]));
}
