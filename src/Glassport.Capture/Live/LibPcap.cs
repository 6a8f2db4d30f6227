using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Glassport.Capture.Live;

/// <summary>
/// The functions of libpcap, or of Npcap, which has the same. The library is looked for when one of them is called first: without it
/// everything that reads files works.
/// </summary>
internal static unsafe partial class LibPcap
{
    /// <summary>PCAP_ERRBUF_SIZE.</summary>
    public const int ErrorLength = 256;

    /// <summary>PCAP_ERROR_BREAK: <see cref="Break"/> was called.</summary>
    public const int Broken = -2;

    public const int NoSuchDevice = -5;
    public const int PermissionDenied = -8;
    public const int InterfaceNotUp = -9;
    public const int PromiscuousPermissionDenied = -11;
    public const int PromiscuousNotSupported = 2;

    /// <summary>PCAP_TSTAMP_PRECISION_NANO.</summary>
    public const int Nanoseconds = 1;

    /// <summary>PCAP_NETMASK_UNKNOWN.</summary>
    public const uint UnknownMask = uint.MaxValue;

    private const string Library = "pcap";

    // Debian and Ubuntu, Fedora and Alpine; the bare name comes with the packages for developers only.
    private static readonly string[] LinuxNames = ["libpcap.so.0.8", "libpcap.so.1", "libpcap.so"];
    private static readonly string[] MacNames = ["libpcap.dylib", "libpcap.A.dylib"];

    static LibPcap() => NativeLibrary.SetDllImportResolver(typeof(LibPcap).Assembly, Resolve);

    /// <summary>What a system without the library is told.</summary>
    public static string Missing => OperatingSystem.IsWindows()
        ? "Live capture needs Npcap (wpcap.dll), which is not installed here. Get it from https://npcap.com."
        : $"Live capture needs libpcap, which is not installed here ({string.Join(", ", Names)} were tried). Debian and Ubuntu have it in the package libpcap0.8, others in libpcap.";

    private static string[] Names => OperatingSystem.IsWindows()
        ? [Path.Combine(Environment.SystemDirectory, "Npcap", "wpcap.dll")]
        : OperatingSystem.IsMacOS() ? MacNames : LinuxNames;

    [LibraryImport(Library, EntryPoint = "pcap_findalldevs")]
    public static partial int FindAll(out LiveInterfaces.Entry* first, byte* error);

    [LibraryImport(Library, EntryPoint = "pcap_freealldevs")]
    public static partial void FreeAll(LiveInterfaces.Entry* first);

    [LibraryImport(Library, EntryPoint = "pcap_create", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint Create(string device, byte* error);

    [LibraryImport(Library, EntryPoint = "pcap_close")]
    public static partial void Close(nint handle);

    [LibraryImport(Library, EntryPoint = "pcap_set_snaplen")]
    public static partial int SetSnapLength(PcapHandle handle, int bytes);

    [LibraryImport(Library, EntryPoint = "pcap_set_promisc")]
    public static partial int SetPromiscuous(PcapHandle handle, int on);

    [LibraryImport(Library, EntryPoint = "pcap_set_timeout")]
    public static partial int SetTimeout(PcapHandle handle, int milliseconds);

    [LibraryImport(Library, EntryPoint = "pcap_set_buffer_size")]
    public static partial int SetBufferSize(PcapHandle handle, int bytes);

    [LibraryImport(Library, EntryPoint = "pcap_set_immediate_mode")]
    public static partial int SetImmediate(PcapHandle handle, int on);

    [LibraryImport(Library, EntryPoint = "pcap_set_tstamp_precision")]
    public static partial int SetPrecision(PcapHandle handle, int precision);

    [LibraryImport(Library, EntryPoint = "pcap_get_tstamp_precision")]
    public static partial int GetPrecision(PcapHandle handle);

    [LibraryImport(Library, EntryPoint = "pcap_activate")]
    public static partial int Activate(PcapHandle handle);

    [LibraryImport(Library, EntryPoint = "pcap_datalink")]
    public static partial int GetDataLink(PcapHandle handle);

    [LibraryImport(Library, EntryPoint = "pcap_set_datalink")]
    public static partial int SetDataLink(PcapHandle handle, int type);

    [LibraryImport(Library, EntryPoint = "pcap_snapshot")]
    public static partial int GetSnapLength(PcapHandle handle);

    [LibraryImport(Library, EntryPoint = "pcap_setnonblock")]
    public static partial int SetNonBlocking(PcapHandle handle, int on, byte* error);

    [LibraryImport(Library, EntryPoint = "pcap_get_selectable_fd")]
    public static partial int GetDescriptor(PcapHandle handle);

    [LibraryImport(Library, EntryPoint = "pcap_compile", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Compile(PcapHandle handle, FilterProgram* program, string filter, int optimise, uint mask);

    [LibraryImport(Library, EntryPoint = "pcap_setfilter")]
    public static partial int SetFilter(PcapHandle handle, FilterProgram* program);

    [LibraryImport(Library, EntryPoint = "pcap_freecode")]
    public static partial void FreeProgram(FilterProgram* program);

    [LibraryImport(Library, EntryPoint = "pcap_dispatch")]
    public static partial int Dispatch(
        PcapHandle handle, int most, delegate* unmanaged[Cdecl]<nint, byte*, byte*, void> onPacket, nint user);

    [LibraryImport(Library, EntryPoint = "pcap_breakloop")]
    public static partial void Break(PcapHandle handle);

    [LibraryImport(Library, EntryPoint = "pcap_stats")]
    public static partial int GetStatistics(PcapHandle handle, Counters* counters);

    [LibraryImport(Library, EntryPoint = "pcap_geterr")]
    public static partial byte* GetError(PcapHandle handle);

    [LibraryImport(Library, EntryPoint = "pcap_statustostr")]
    public static partial byte* GetStatusText(int status);

    /// <summary>Text that the library answered, or an empty one.</summary>
    public static string Text(byte* text) => Marshal.PtrToStringUTF8((nint)text) ?? "";

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != Library)
            return 0; // libc: the runtime finds it
        foreach (string candidate in Names)
        {
            if (NativeLibrary.TryLoad(candidate, out nint library))
                return library;
        }

        throw new DllNotFoundException(Missing);
    }

    /// <summary>struct bpf_program.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct FilterProgram
    {
        public uint Length;
        public nint Instructions;
    }

    /// <summary>struct pcap_stat: three u_int on every system. Npcap's has more behind them in calls that are not made here.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Counters
    {
        public uint Received;
        public uint Dropped;
        public uint DroppedByInterface;
        private readonly Spare _spare;
    }

    /// <summary>Room that Npcap's struct pcap_stat may take.</summary>
    [InlineArray(4)]
    private struct Spare
    {
        private uint _first;
    }
}
