using Glassport.App.State;

namespace Glassport.App.Serving;

/// <summary>What a running server holds of its state folder.</summary>
internal sealed class ServeState : IAsyncDisposable
{
    private readonly StateLock? held;

    private ServeState(StateFolder? folder, StateLock? held, StateStore? store)
    {
        Folder = folder;
        this.held = held;
        Store = store;
    }

    /// <summary>The folder; null: none could be had, and none is needed.</summary>
    public StateFolder? Folder { get; }

    /// <summary>The database; null for a server whose settings are its command line.</summary>
    public StateStore? Store { get; }

    /// <summary>Takes the folder for as long as the server runs.</summary>
    /// <exception cref="StateException">Another server has it.</exception>
    public static async Task<ServeState> OpenAsync(ServeRequest request, TimeProvider time, TimeSpan patience, CancellationToken cancellationToken)
    {
        // A server of the command line needs no folder: several may run, and the first has the usual one.
        bool isNeeded = request.Root is null || request.State is not null;
        StateFolder folder;
        try
        {
            folder = StateFolder.Open(request.State);
        }
        catch (StateException) when (!isNeeded)
        {
            return new(null, null, null);
        }

        StateLock? held = await StateLock.TakeAsync(folder, time, isNeeded ? patience : TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        if (held is null)
        {
            return isNeeded
                ? throw new StateException($"another server runs with the state folder {folder.Path}. Name another with --state DIR, or end that one.")
                : new(null, null, null);
        }

        try
        {
            StateStore? store = request.Root is null ? await StateStore.OpenAsync(folder, cancellationToken).ConfigureAwait(false) : null;
            return new(folder, held, store);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Lets go of it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Store is not null)
            await Store.DisposeAsync().ConfigureAwait(false);
        held?.Dispose();
    }
}
