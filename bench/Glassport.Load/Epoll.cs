using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Glassport.Load;

/// <summary>Which sockets have something to do.</summary>
internal sealed unsafe class Epoll
{
    private const int Most = 512;

    // Linux packs struct epoll_event on x64 only.
    private static readonly int Stride = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 12 : 16;

    private readonly byte[] _events = GC.AllocateArray<byte>(Most * Stride, pinned: true);
    private readonly int _epoll = Native.CreateEpoll(0);

    public void Add(int descriptor, int token, uint interest) => Control(1, descriptor, token, interest);

    public void Change(int descriptor, int token, uint interest) => Control(3, descriptor, token, interest);

    /// <summary>Waits; the tokens of what happened are then <see cref="Token"/> of 0 and up.</summary>
    public int Wait(int milliseconds)
    {
        fixed (byte* events = _events)
        {
            return Math.Max(0, Native.WaitEpoll(_epoll, events, Most, milliseconds));
        }
    }

    public int Token(int index) => BinaryPrimitives.ReadInt32LittleEndian(_events.AsSpan((index * Stride) + Stride - 8));

    private void Control(int operation, int descriptor, int token, uint interest)
    {
        byte* change = stackalloc byte[16];
        *(uint*)change = interest;
        *(long*)(change + Stride - 8) = token;
        if (Native.ControlEpoll(_epoll, operation, descriptor, change) < 0)
            throw new LoadException($"epoll_ctl: error {Marshal.GetLastPInvokeError()}");
    }
}
