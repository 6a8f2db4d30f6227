using Glassport.Server.Access;
using Glassport.Server.Settings;
using Microsoft.Extensions.Time.Testing;

namespace Glassport.Server.Tests.Access;

public sealed class RateLimiterTests
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);
    private readonly FakeTimeProvider time = new();
    private readonly RateLimiter limiter;

    public RateLimiterTests() => limiter = new(time);

    [Fact]
    public void Where_nothing_is_limited_there_is_no_budget() => Assert.Null(limiter.BudgetFor(Site(new()), Users.Of("bob")));

    [Fact]
    public void A_transfer_keeps_its_rate_without_drift()
    {
        // A rate that divides nothing evenly.
        using var budget = limiter.BudgetFor(Site(new() { RatePerTransfer = 99_991 }), Users.Of("bob"))!;

        long moved = Run(TimeSpan.FromMinutes(10), budget)[0];

        Assert.InRange(moved - (99_991 * 600L), -budget.PieceBytes, 2 * budget.PieceBytes);
    }

    [Fact]
    public void Transfers_of_one_user_share_the_users_rate_equally()
    {
        var site = Site(new() { RatePerUser = 100_000 });
        using var first = limiter.BudgetFor(site, Users.Of("bob"))!;
        using var second = limiter.BudgetFor(site, Users.Of("bob"))!;
        using var other = limiter.BudgetFor(site, Users.Of("eve"))!;

        long[] moved = Run(TimeSpan.FromSeconds(60), first, second, other);

        Assert.InRange(moved[0] + moved[1], 6_000_000, 6_050_000);
        Assert.InRange(moved[0] - moved[1], -20_000, 20_000);
        Assert.InRange(moved[2], 6_000_000, 6_050_000);
    }

    [Fact]
    public void The_tightest_of_all_rates_holds()
    {
        var site = Site(new() { RatePerTransfer = 50_000, RatePerUser = 80_000, Rate = 100_000 });
        limiter.Apply(new() { Sites = [site], Limits = new() { Rate = 120_000 } });
        using var bob = limiter.BudgetFor(site, Users.Of("bob"))!;
        using var bobToo = limiter.BudgetFor(site, Users.Of("bob"))!;
        using var eve = limiter.BudgetFor(site, Users.Of("eve"))!;
        using var elsewhere = limiter.BudgetFor(Site(new()) with { Name = "elsewhere" }, Users.Of("eve"))!;

        long alone = Run(TimeSpan.FromSeconds(20), bob)[0];
        long[] moved = Run(TimeSpan.FromSeconds(60), bob, bobToo, eve, elsewhere);

        Assert.InRange(alone, 1_000_000, 1_020_000);
        Assert.InRange(moved[0] + moved[1], 0, 4_850_000);
        Assert.InRange(moved[0] + moved[1] + moved[2], 0, 6_050_000);
        Assert.InRange(moved.Sum(), 7_100_000, 7_250_000);
    }

    [Fact]
    public void A_users_own_rate_takes_the_place_of_the_sites()
    {
        var bob = Identity.Of(new() { Name = "bob", Rate = 10_000 });
        using var budget = limiter.BudgetFor(Site(new() { RatePerUser = 100_000 }), bob)!;

        Assert.InRange(Run(TimeSpan.FromSeconds(60), budget)[0], 600_000, 610_000);
    }

    [Fact]
    public void Anonymous_users_have_a_rate_of_their_own_for_each_transfer()
    {
        var site = Site(new() { RatePerTransfer = 100_000, AnonymousRate = 10_000, RatePerUser = 1_000 });
        using var first = limiter.BudgetFor(site, Identity.Anonymous)!;
        using var second = limiter.BudgetFor(site, Identity.Anonymous)!;

        Assert.All(Run(TimeSpan.FromSeconds(60), first, second), moved => Assert.InRange(moved, 600_000, 610_000));
    }

    [Fact]
    public void Many_small_transfers_one_after_the_other_keep_the_users_rate()
    {
        var site = Site(new() { RatePerUser = 100_000 });
        long moved = 0;
        Task wait = Task.CompletedTask;
        BandwidthBudget? budget = null;
        for (var at = TimeSpan.Zero; at < TimeSpan.FromSeconds(60); at += Step)
        {
            while (wait.IsCompletedSuccessfully)
            {
                moved += budget is null ? 0 : 5_000;
                budget?.Dispose();
                budget = limiter.BudgetFor(site, Users.Of("bob"))!;
                wait = budget.WaitAsync(5_000, default).AsTask();
            }

            Advance();
        }

        Assert.InRange(moved, 5_950_000, 6_050_000);
    }

    [Fact]
    public void Users_without_transfers_are_forgotten()
    {
        var site = Site(new() { RatePerUser = 100_000 });
        for (int i = 0; i < 2_000; i++)
        {
            limiter.BudgetFor(site, Users.Of($"user{i}"))!.Dispose();
            time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.InRange(limiter.Users, 1, 300);
    }

    [Fact]
    public void A_pause_is_not_saved_up()
    {
        using var budget = limiter.BudgetFor(Site(new() { RatePerTransfer = 100_000 }), Users.Of("bob"))!;
        Run(TimeSpan.FromSeconds(1), budget);
        time.Advance(TimeSpan.FromHours(1));

        Assert.InRange(Run(TimeSpan.FromSeconds(10), budget)[0], 1_000_000, 1_030_000);
    }

    [Fact]
    public void A_changed_rate_holds_for_transfers_that_run()
    {
        var site = Site(new() { Rate = 100_000 });
        limiter.Apply(new() { Sites = [site] });
        using var budget = limiter.BudgetFor(site, Users.Of("bob"))!;
        Run(TimeSpan.FromSeconds(10), budget);

        limiter.Apply(new() { Sites = [Site(new() { Rate = 20_000 })] });

        Assert.InRange(Run(TimeSpan.FromSeconds(60), budget)[0], 1_190_000, 1_220_000);
    }

    [Fact]
    public async Task A_wait_ends_when_the_transfer_does()
    {
        using var budget = limiter.BudgetFor(Site(new() { RatePerTransfer = 100 }), Users.Of("bob"))!;
        using CancellationTokenSource end = new();
        await budget.WaitAsync(100_000, end.Token);
        var wait = budget.WaitAsync(1, end.Token).AsTask();
        Assert.False(wait.IsCompleted);

        await end.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
    }

    [Fact]
    public async Task The_time_that_a_transfer_is_made_to_wait_is_known()
    {
        using var budget = limiter.BudgetFor(Site(new() { RatePerTransfer = 1_000 }), Users.Of("bob"))!;
        await budget.WaitAsync(2_100, default);
        var wait = budget.WaitAsync(1, default).AsTask();
        time.Advance(TimeSpan.FromSeconds(2.1));
        await wait;

        Assert.Equal(TimeSpan.FromSeconds(2.1), budget.Throttled);
    }

    /// <summary>Lets transfers move all that they may for a while and counts their bytes.</summary>
    private long[] Run(TimeSpan duration, params BandwidthBudget[] budgets)
    {
        long[] moved = new long[budgets.Length];
        var waits = new Task?[budgets.Length];
        for (var at = TimeSpan.Zero; at < duration; at += Step)
        {
            for (int i = 0; i < budgets.Length; i++)
            {
                while (waits[i] is not { } wait || wait.IsCompletedSuccessfully)
                {
                    moved[i] += waits[i] is null ? 0 : budgets[i].PieceBytes;
                    waits[i] = budgets[i].WaitAsync(budgets[i].PieceBytes, default).AsTask();
                }
            }

            Advance();
        }

        return moved;
    }

    // What waits for the clock goes on within Advance, and not some time later on another thread, where there is no context to go back to.
    private void Advance()
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        time.Advance(Step);
        SynchronizationContext.SetSynchronizationContext(context);
    }

    private static SiteSettings Site(SiteLimits limits) => new() { Name = "site", PhysicalPath = "/srv", Limits = limits };
}
