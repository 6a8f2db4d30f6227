namespace Glassport.App.Import.Vsftpd;

/// <summary>The kinds of values in vsftpd.conf.</summary>
internal enum VsftpdKind
{
    /// <summary>YES, TRUE or 1; NO, FALSE or 0.</summary>
    Boolean,

    /// <summary>A decimal number, or an octal one when it begins with 0.</summary>
    Number,

    /// <summary>Everything behind the equals sign; nothing unsets the option.</summary>
    Text,
}
