using System.Runtime.InteropServices;

namespace Glassport.App.Serving;

/// <summary>The signals that end what runs for long, or make it begin something anew.</summary>
internal sealed class ServeSignals : IDisposable
{
    private readonly TaskCompletionSource stop = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource impatient = new();
    private readonly List<PosixSignalRegistration> registrations = [];

    /// <summary>Begins to listen.</summary>
    /// <param name="reload">Called for SIGHUP; null when that ends the program.</param>
    public ServeSignals(Action? reload)
    {
        registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, OnStop));
        registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnStop));
        if (reload is null)
            return;
        registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGHUP, context =>
        {
            context.Cancel = true;
            reload();
        }));
    }

    /// <summary>Ends with the first SIGINT or SIGTERM.</summary>
    public Task Stop => stop.Task;

    /// <summary>Cancelled by the second one: transfers are waited for no longer.</summary>
    public CancellationToken AtOnce => impatient.Token;

    /// <summary>Listens no more.</summary>
    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in registrations)
            registration.Dispose();
        impatient.Dispose();
    }

    private void OnStop(PosixSignalContext context)
    {
        context.Cancel = true;
        if (!stop.TrySetResult())
            impatient.Cancel();
    }
}
