namespace Glassport.Capture.Live;

/// <summary>What happens to an interface before its first packet, and what is said when it cannot.</summary>
internal static unsafe class LiveOpening
{
    private const string AllInterfaces = "any";
    private const int LinuxSll2 = 276;

    /// <summary>Makes a handle and sets its options.</summary>
    public static PcapHandle Create(LiveOptions options)
    {
        byte* error = stackalloc byte[LibPcap.ErrorLength];
        PcapHandle handle = new(LibPcap.Create(options.Interface, error));
        if (handle.IsInvalid)
        {
            handle.Dispose();
            throw new LiveCaptureException(LiveFailure.Other, $"{options.Interface} cannot be opened: {LibPcap.Text(error)}.");
        }

        _ = LibPcap.SetSnapLength(handle, options.SnapLength);
        _ = LibPcap.SetPromiscuous(handle, options.Promiscuous && options.Interface != AllInterfaces ? 1 : 0);
        _ = LibPcap.SetTimeout(handle, (int)LiveInterface.Latency.TotalMilliseconds);
        _ = LibPcap.SetBufferSize(handle, options.BufferBytes);
        _ = LibPcap.SetImmediate(handle, options.Immediate ? 1 : 0);
        _ = LibPcap.SetPrecision(handle, LibPcap.Nanoseconds); // where not offered, microseconds are left as they are
        return handle;
    }

    /// <summary>Starts listening; answers a warning or null.</summary>
    public static string? Activate(PcapHandle handle, LiveOptions options)
    {
        int status = LibPcap.Activate(handle);
        if (status < 0)
            throw Failure(status, handle, options);
        if (options.Interface == AllInterfaces)
            _ = LibPcap.SetDataLink(handle, LinuxSll2); // tells the interface of each packet; older ones keep the first version
        return status switch
        {
            0 => null,
            LibPcap.PromiscuousNotSupported => $"{options.Interface} has no promiscuous mode: packets for other hosts are not seen.",
            _ => $"{options.Interface}: {Words(status, handle)}.",
        };
    }

    /// <summary>Compiles the filter and sets it.</summary>
    public static void SetFilter(PcapHandle handle, LiveOptions options)
    {
        if (options.Filter is not { } filter)
            return;
        LibPcap.FilterProgram program = default;
        if (filter.Contains('\0') || LibPcap.Compile(handle, &program, filter, 1, LibPcap.UnknownMask) < 0)
        {
            string reason = filter.Contains('\0') ? "it holds a NUL" : LibPcap.Text(LibPcap.GetError(handle));
            throw new LiveCaptureException(
                LiveFailure.Filter, $"The filter '{filter}' cannot be used: {reason}. Filters are written as pcap-filter(7) says, such as 'tcp port 21' or 'host 192.0.2.1'.");
        }

        int status = LibPcap.SetFilter(handle, &program);
        LibPcap.FreeProgram(&program);
        if (status < 0)
            throw new LiveCaptureException(LiveFailure.Other, $"The filter '{filter}' cannot be set on {options.Interface}: {LibPcap.Text(LibPcap.GetError(handle))}.");
    }

    private static LiveCaptureException Failure(int status, PcapHandle handle, LiveOptions options)
    {
        string name = options.Interface;
        return status switch
        {
            LibPcap.NoSuchDevice => new(LiveFailure.NoInterface, $"There is no interface '{name}' here."),
            LibPcap.InterfaceNotUp => new(LiveFailure.InterfaceDown, $"The interface {name} is down. Set it up first, with 'ip link set {name} up' on Linux."),
            LibPcap.PermissionDenied => new(LiveFailure.Permission, $"Capturing on {name} is not permitted: {Words(status, handle)}."),
            LibPcap.PromiscuousPermissionDenied => new(LiveFailure.Permission, $"Promiscuous mode is not permitted on {name}: {Words(status, handle)}."),
            _ => new(LiveFailure.Other, $"Capturing on {name} fails: {Words(status, handle)}."),
        };
    }

    private static string Words(int status, PcapHandle handle) =>
        LibPcap.Text(LibPcap.GetError(handle)) is { Length: > 0 } text ? text : LibPcap.Text(LibPcap.GetStatusText(status));
}
