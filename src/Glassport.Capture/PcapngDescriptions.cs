namespace Glassport.Capture;

/// <summary>What a pcapng section says of who captured it. Each may be null; each has up to 65,535 bytes of UTF-8.</summary>
/// <param name="Hardware">The machine (shb_hardware).</param>
/// <param name="OperatingSystem">Its operating system (shb_os).</param>
/// <param name="Application">The program (shb_userappl).</param>
public sealed record SectionDescription(string? Hardware = null, string? OperatingSystem = null, string? Application = null);

/// <summary>What a pcapng file says of an interface. Each may be null; each has up to 65,534 bytes of UTF-8.</summary>
/// <param name="Name">Its name, such as <c>eth0</c> (if_name).</param>
/// <param name="Description">What it is (if_description).</param>
/// <param name="Filter">The filter that chose its packets, in libpcap's language (if_filter).</param>
/// <param name="OperatingSystem">The operating system of the machine that it is in (if_os).</param>
public sealed record InterfaceDescription(string? Name = null, string? Description = null, string? Filter = null, string? OperatingSystem = null);
