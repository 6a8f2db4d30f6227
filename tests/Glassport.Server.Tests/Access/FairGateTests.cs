using Glassport.Server.Access;

namespace Glassport.Server.Tests.Access;

public sealed class FairGateTests
{
    private static readonly AddressKey Many = new(1, 0, false);
    private static readonly AddressKey One = new(2, 0, false);

    [Fact]
    public async Task One_who_asks_once_does_not_wait_for_one_who_asks_a_thousand_times()
    {
        FairGate gate = new(1);
        await gate.EnterAsync(Many, default);
        var crowd = Enumerable.Range(0, 1000).Select(_ => gate.EnterAsync(Many, default).AsTask()).ToList();
        var single = gate.EnterAsync(One, default).AsTask();

        gate.Leave();
        await crowd[0];
        Assert.False(single.IsCompleted);
        gate.Leave();
        await single;
        Assert.Equal(1, crowd.Count(waiting => waiting.IsCompleted));
    }

    [Fact]
    public async Task One_who_gives_up_takes_no_place()
    {
        FairGate gate = new(1);
        using CancellationTokenSource gone = new();
        await gate.EnterAsync(Many, default);
        var first = gate.EnterAsync(Many, gone.Token).AsTask();
        var second = gate.EnterAsync(Many, default).AsTask();

        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        gate.Leave();
        await second;
        gate.Leave();

        Assert.True(gate.EnterAsync(One, default).AsTask().IsCompletedSuccessfully);
        Assert.False(gate.EnterAsync(One, default).AsTask().IsCompleted);
    }
}
