namespace Glassport.App.WebConsole.Wire;

/// <summary>A capture that is to be begun.</summary>
/// <param name="Interface">The interface's name, such as <c>eth0</c> or <c>any</c>.</param>
/// <param name="Filter">A filter of libpcap's, or <c>ftp …</c> as of <c>glassport capture -f</c>; null: everything.</param>
/// <param name="Name">What people call it.</param>
internal sealed record CaptureStart(string Interface, string? Filter = null, string? Name = null);
