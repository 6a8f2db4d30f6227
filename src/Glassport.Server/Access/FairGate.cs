namespace Glassport.Server.Access;

/// <summary>
/// Lets so many at a time do costly work. Addresses take turns, so that one which sends a thousand passwords does not keep another waiting
/// for a thousand checks (S16).
/// </summary>
/// <param name="places">How many at a time.</param>
internal sealed class FairGate(int places)
{
    private readonly Lock gate = new();
    private readonly Dictionary<AddressKey, Queue<TaskCompletionSource>> lines = [];
    private readonly Queue<AddressKey> turns = new();
    private int free = places;

    /// <summary>Waits for a place; <see cref="Leave"/> gives it back.</summary>
    /// <param name="address">Whose turn it must be.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask EnterAsync(AddressKey address, CancellationToken cancellationToken)
    {
        TaskCompletionSource turn;
        lock (gate)
        {
            if (free > 0)
            {
                free--;
                return;
            }

            turn = new(TaskCreationOptions.RunContinuationsAsynchronously);
            if (!lines.TryGetValue(address, out var line))
            {
                lines[address] = line = new();
                turns.Enqueue(address);
            }

            line.Enqueue(turn);
        }

        using var registration = cancellationToken.UnsafeRegister(
            static (state, token) => ((TaskCompletionSource)state!).TrySetCanceled(token), turn);
        await turn.Task.ConfigureAwait(false);
    }

    /// <summary>Gives a place back.</summary>
    public void Leave()
    {
        lock (gate)
        {
            while (turns.TryDequeue(out var address))
            {
                var line = lines[address];
                var next = line.Dequeue();
                if (line.Count == 0)
                    lines.Remove(address);
                else
                    turns.Enqueue(address);
                // One who gave up takes no place.
                if (next.TrySetResult())
                    return;
            }

            free++;
        }
    }
}
