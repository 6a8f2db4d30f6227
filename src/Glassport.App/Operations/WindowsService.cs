using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Glassport.App.Operations;

/// <summary>
/// Runs the server as a Windows service: the three functions of advapi32 that a service needs. A program that was not started by the
/// service control manager is told so by <see cref="TryRun"/>, and goes on as an ordinary one.
/// </summary>
[SupportedOSPlatform("windows")]
internal static unsafe partial class WindowsService
{
    private const int NotStartedByManager = 1063;
    private const uint OwnProcess = 0x10;
    private const uint AcceptStopAndShutdown = 0x1 | 0x4;
    private const uint ControlStop = 1;
    private const uint ControlInterrogate = 4;
    private const uint ControlShutdown = 5;

    private static readonly CancellationTokenSource Stop = new();
    private static Func<CancellationToken, Task<int>>? run;
    private static nint handle;
    private static int result;

    private enum State : uint
    {
        Stopped = 1,
        StartPending = 2,
        StopPending = 3,
        Running = 4,
    }

    /// <summary>Runs until the manager stops the service.</summary>
    /// <param name="body">What the service does; its token is the request to stop.</param>
    /// <param name="exitCode">What the body gave.</param>
    /// <returns>False when the process is no service: the body has not run.</returns>
    /// <exception cref="System.ComponentModel.Win32Exception">The manager refused.</exception>
    public static bool TryRun(Func<CancellationToken, Task<int>> body, out int exitCode)
    {
        run = body;
        // A service that has a process of its own needs no name here.
        char empty = '\0';
        ServiceTableEntry* table = stackalloc ServiceTableEntry[2];
        table[0] = new() { Name = &empty, Main = &Serve };
        table[1] = default;
        bool dispatched = StartServiceCtrlDispatcher(table);
        exitCode = result;
        if (!dispatched && Marshal.GetLastPInvokeError() is var error && error != NotStartedByManager)
            throw new System.ComponentModel.Win32Exception(error);
        return dispatched;
    }

    /// <summary>The server takes sessions.</summary>
    public static void Ready()
    {
        if (handle != 0)
            Report(State.Running, AcceptStopAndShutdown, 0);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvStdcall)])]
    private static void Serve(uint count, char** arguments)
    {
        char empty = '\0';
        handle = RegisterServiceCtrlHandler(&empty, &Control, 0);
        if (handle == 0)
            return;
        Report(State.StartPending, 0, 30_000);
        result = run!(Stop.Token).GetAwaiter().GetResult();
        Report(State.Stopped, 0, 0);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvStdcall)])]
    private static uint Control(uint control, uint kind, nint data, nint context)
    {
        const uint notImplemented = 120;
        switch (control)
        {
            case ControlStop or ControlShutdown:
                Report(State.StopPending, 0, 45_000);
                Stop.Cancel();
                return 0;
            case ControlInterrogate:
                return 0;
            default:
                return notImplemented;
        }
    }

    private static void Report(State state, uint accepts, uint waitMilliseconds)
    {
        ServiceStatus status = new()
        {
            Type = OwnProcess,
            State = (uint)state,
            Accepts = accepts,
            // ERROR_SERVICE_SPECIFIC_ERROR: the code that follows is the program's own.
            ExitCode = result == 0 ? 0u : 1066u,
            SpecificExitCode = (uint)result,
            WaitHint = waitMilliseconds,
        };
        SetServiceStatus(handle, &status);
    }

    [LibraryImport("advapi32", EntryPoint = "StartServiceCtrlDispatcherW", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool StartServiceCtrlDispatcher(ServiceTableEntry* table);

    [LibraryImport("advapi32", EntryPoint = "RegisterServiceCtrlHandlerExW", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial nint RegisterServiceCtrlHandler(char* name, delegate* unmanaged[Stdcall]<uint, uint, nint, nint, uint> handler, nint context);

    [LibraryImport("advapi32", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool SetServiceStatus(nint handle, ServiceStatus* status);

    private struct ServiceTableEntry
    {
        public char* Name;
        public delegate* unmanaged[Stdcall]<uint, char**, void> Main;
    }

    private struct ServiceStatus
    {
        public uint Type;
        public uint State;
        public uint Accepts;
        public uint ExitCode;
        public uint SpecificExitCode;
        public uint CheckPoint;
        public uint WaitHint;
    }
}
