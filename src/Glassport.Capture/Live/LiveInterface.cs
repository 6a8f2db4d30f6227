using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using Glassport.Capture.Formats;
using Glassport.Packets;
using Glassport.Packets.Link;

namespace Glassport.Capture.Live;

/// <summary>
/// An interface that is listened to with libpcap. One thread owns it: nothing here may be called from two threads at once.
/// Packets are not copied on their way from the kernel's buffer to the <see cref="ILiveSink"/>.
/// </summary>
public sealed unsafe class LiveInterface : IDisposable
{
    /// <summary>How late a packet is handed over at most.</summary>
    public static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(LatencyMilliseconds);

    /// <summary>How long <see cref="IsDone"/> takes after <see cref="Stop"/>: the kernel gives up a block that is not full when the latency has passed.</summary>
    public static readonly TimeSpan DrainTime = TimeSpan.FromMilliseconds(2.5 * LatencyMilliseconds);

    private const int LatencyMilliseconds = 100;
    private const long NanosecondsPerTick = 100;

    // So that a flood of packets cannot keep the owner from looking at its clock.
    private const int MostPerRound = 16_384;

    private readonly PcapHandle _handle;
    private readonly TimeProvider _time;
    private readonly int _descriptor;
    private readonly long _nanosecondsPerUnit;
    private GCHandle<LiveInterface> _self;
    private LibPcap.Counters _counters;
    private LiveStatistics _statistics;
    private ILiveSink? _sink;
    private ExceptionDispatchInfo? _failure;
    private (long Ticks, Timestamp Moment)? _stopped;
    private Timestamp _last;
    private bool _isEmpty;
    private bool _isBroken;
    private bool _hasMore;

    private LiveInterface(LiveOptions options, PcapHandle handle, string? warning, TimeProvider time)
    {
        Options = options;
        Warning = warning;
        Link = LinkTypes.FromDataLink(LibPcap.GetDataLink(handle));
        SnapLength = LibPcap.GetSnapLength(handle);
        IsNanosecond = LibPcap.GetPrecision(handle) == LibPcap.Nanoseconds;
        _handle = handle;
        _time = time;
        _nanosecondsPerUnit = IsNanosecond ? 1 : 1000;
        _descriptor = WaitingDescriptor(handle);
        _self = new(this);
    }

    /// <summary>How it was opened.</summary>
    public LiveOptions Options { get; }

    /// <summary>What libpcap warned of when it was opened (promiscuous mode is not supported, say), or null.</summary>
    public string? Warning { get; }

    /// <summary>How its packets begin.</summary>
    public LinkType Link { get; }

    /// <summary>How many bytes of a packet are kept at most.</summary>
    public int SnapLength { get; }

    /// <summary>Whether its times have nanoseconds; microseconds else.</summary>
    public bool IsNanosecond { get; }

    /// <summary>Opens an interface. Packets that pass from here on are kept for <see cref="Read"/>.</summary>
    /// <exception cref="LiveCaptureException">It cannot be, or the filter is wrong; the message says why.</exception>
    public static LiveInterface Open(LiveOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        try
        {
            PcapHandle handle = LiveOpening.Create(options);
            try
            {
                string? warning = LiveOpening.Activate(handle, options);
                LiveOpening.SetFilter(handle, options);
                LiveInterface live = new(options, handle, warning, time);
                // Packets that came before the filter was set are counted, and not kept.
                live._counters = live.ReadCounters();
                return live;
            }
            catch
            {
                handle.Dispose();
                throw;
            }
        }
        catch (Exception missing) when (missing is DllNotFoundException or EntryPointNotFoundException)
        {
            throw new LiveCaptureException(LiveFailure.NoLibrary, LibPcap.Missing, missing);
        }
    }

    /// <summary>Hands over the packets that there are; waits up to <see cref="Latency"/> when there are none.</summary>
    /// <returns>False when the sink has answered that it wants no more for now.</returns>
    /// <exception cref="LiveCaptureException">The interface went away.</exception>
    public bool Read(ILiveSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        // What is left of a block that libpcap has begun is not waited for.
        if (!_hasMore && _descriptor >= 0)
            Poll.ForInput(_descriptor, LatencyMilliseconds);
        return HandOver(sink);
    }

    /// <summary>
    /// Marks the end: packets that pass later are not wanted, but the kernel holds back earlier ones for up to <see cref="Latency"/>, and
    /// closing would lose them. <see cref="Read"/> on until <see cref="IsDone"/>.
    /// </summary>
    public void Stop()
    {
        _stopped ??= (_time.GetTimestamp(), new((_time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * NanosecondsPerTick));
    }

    /// <summary>
    /// Whether every packet that passed before <see cref="Stop"/> has been handed over. Takes <see cref="DrainTime"/>, longer where there
    /// was much to read still; packets that passed meanwhile are handed over too.
    /// </summary>
    public bool IsDone => _stopped is var (stopped, moment) && _time.GetElapsedTime(stopped) >= DrainTime
        && (_last > moment || (_isEmpty && !_hasMore));

    /// <summary>The interface's counters, read now.</summary>
    /// <exception cref="LiveCaptureException">They cannot be read.</exception>
    public LiveStatistics ReadStatistics()
    {
        LibPcap.Counters now = ReadCounters();
        // The counters have 32 bits and begin anew; what was added since the last look is right all the same.
        _statistics = new(
            _statistics.Received + (now.Received - _counters.Received),
            _statistics.DroppedByKernel + (now.Dropped - _counters.Dropped),
            _statistics.DroppedByInterface + (now.DroppedByInterface - _counters.DroppedByInterface));
        _counters = now;
        return _statistics;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_handle.IsClosed)
            return;
        _handle.Dispose();
        _self.Dispose();
    }

    private LibPcap.Counters ReadCounters()
    {
        LibPcap.Counters counters = default;
        return LibPcap.GetStatistics(_handle, &counters) < 0 ? throw Lost() : counters;
    }

    private bool HandOver(ILiveSink sink)
    {
        _sink = sink;
        _isEmpty = true;
        _isBroken = false;
        _failure = null;
        int handed = LibPcap.Dispatch(_handle, MostPerRound, &OnPacket, GCHandle<LiveInterface>.ToIntPtr(_self));
        _sink = null;
        _failure?.Throw();
        if (handed < 0 && handed != LibPcap.Broken)
            throw Lost();
        _hasMore = _isBroken || handed == MostPerRound;
        return !_isBroken;
    }

    // Nothing may be thrown through libpcap's frames.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnPacket(nint user, byte* header, byte* data)
    {
        LiveInterface live = GCHandle<LiveInterface>.FromIntPtr(user).Target;
        try
        {
            if (!live.Accept(new PacketHeader(header), data))
                live.Break(null);
        }
        catch (Exception failure)
        {
            live.Break(ExceptionDispatchInfo.Capture(failure));
        }
    }

    private bool Accept(PacketHeader header, byte* data)
    {
        _isEmpty = false;
        _last = header.Time(_nanosecondsPerUnit);
        return _sink!.Accept(_last, new(data, header.CapturedLength), header.OriginalLength);
    }

    // libpcap looks at it before the next packet.
    private void Break(ExceptionDispatchInfo? failure)
    {
        _isBroken = true;
        _failure = failure;
        LibPcap.Break(_handle);
    }

    // libpcap's own waiting has no end on Linux while no packet passes; elsewhere it ends with the timeout.
    private static int WaitingDescriptor(PcapHandle handle)
    {
        if (!OperatingSystem.IsLinux())
            return -1;
        byte* error = stackalloc byte[LibPcap.ErrorLength];
        return LibPcap.SetNonBlocking(handle, 1, error) < 0 ? -1 : LibPcap.GetDescriptor(handle);
    }

    private LiveCaptureException Lost() => new(
        LiveFailure.Other, $"The capture on {Options.Interface} ended: {LibPcap.Text(LibPcap.GetError(_handle))}.");
}
