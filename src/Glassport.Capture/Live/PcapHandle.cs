using System.Runtime.InteropServices;

namespace Glassport.Capture.Live;

/// <summary>A pcap_t.</summary>
internal sealed class PcapHandle : SafeHandle
{
    /// <param name="handle">What pcap_create answered.</param>
    public PcapHandle(nint handle)
        : base(0, ownsHandle: true) => SetHandle(handle);

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        LibPcap.Close(handle);
        return true;
    }
}
