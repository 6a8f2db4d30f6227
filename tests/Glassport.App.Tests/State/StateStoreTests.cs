using System.Net;
using Glassport.App.Configuration;
using Glassport.App.State;
using Glassport.App.Tests.Configuration;
using Glassport.App.Tests.Extraction;
using Glassport.Server.Settings;
using Microsoft.Data.Sqlite;

namespace Glassport.App.Tests.State;

public sealed class StateStoreTests : IDisposable
{
    private readonly TemporaryFolder temporary = new();

    public void Dispose() => temporary.Dispose();

    [Fact]
    public async Task A_new_store_has_the_defaults_and_no_changes()
    {
        await using StateStore store = await OpenAsync();

        StoredSettings stored = await store.LoadAsync(default);

        Assert.Equal(0, stored.Revision);
        Assert.Equal("{}", JsonText.OneLine(SettingsJson.Write(stored.Settings)));
    }

    [Fact]
    public async Task Settings_with_a_value_in_every_member_come_back_as_they_were_after_a_restart()
    {
        await using (StateStore store = await OpenAsync())
            Assert.Equal(1, await store.SaveAsync(0, Full.Settings, default));

        await using StateStore again = await OpenAsync();
        StoredSettings stored = await again.LoadAsync(default);

        Assert.Equal(1, stored.Revision);
        Assert.Empty(SettingsChanges.Between(Full.Settings, stored.Settings));
    }

    [Fact]
    public async Task What_is_removed_is_gone_and_the_order_is_kept()
    {
        await using StateStore store = await OpenAsync();
        await store.SaveAsync(0, new() { Groups = [new("c"), new("a"), new("b")], Users = [new() { Name = "z" }, new() { Name = "y" }] }, default);

        await store.SaveAsync(1, new() { Groups = [new("b"), new("c")], Users = [new() { Name = "y" }] }, default);

        ServerSettings settings = (await store.LoadAsync(default)).Settings;
        Assert.Equal(["b", "c"], settings.Groups.Select(group => group.Name));
        Assert.Equal(["y"], settings.Users.Select(user => user.Name));
    }

    [Fact]
    public async Task Settings_of_an_old_revision_replace_nothing()
    {
        await using StateStore one = await OpenAsync();
        await using StateStore other = await OpenAsync();
        await one.SaveAsync(0, new() { Groups = [new("first")] }, default);

        Assert.Null(await other.SaveAsync(0, new() { Groups = [new("second")] }, default));

        Assert.Equal("first", Assert.Single((await other.LoadAsync(default)).Settings.Groups).Name);
        Assert.Equal(1, await other.RevisionAsync(default));
    }

    [Fact]
    public async Task Of_many_writers_at_once_each_writes_what_it_meant()
    {
        const int Writers = 8;
        Task[] writers = [.. Enumerable.Range(0, Writers).Select(number => Task.Run(async () =>
        {
            await using StateStore store = await OpenAsync();
            StoredSettings stored;
            do
                stored = await store.LoadAsync(default);
            while (await store.SaveAsync(stored.Revision, stored.Settings with { Groups = stored.Settings.Groups.Add(new($"group{number}")) }, default) is null);
        }))];
        await Task.WhenAll(writers);

        await using StateStore last = await OpenAsync();
        StoredSettings result = await last.LoadAsync(default);
        Assert.Equal(Writers, result.Revision);
        Assert.Equal(Enumerable.Range(0, Writers).Select(number => $"group{number}"), result.Settings.Groups.Select(group => group.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Names_are_data_and_never_sql()
    {
        await using StateStore store = await OpenAsync();
        string name = "Robert'); DROP TABLE account; --";

        await store.SaveAsync(0, new() { Users = [new() { Name = name }] }, default);

        Assert.Equal(name, Assert.Single((await store.LoadAsync(default)).Settings.Users).Name);
    }

    [Fact]
    public async Task Bans_come_back_as_they_were()
    {
        DateTimeOffset since = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        StoredBan[] bans =
        [
            new(StoredBan.NetworkOf(IPAddress.Parse("192.0.2.1")), since, since.AddHours(1), "20 failed logins", IsManual: false),
            new(StoredBan.NetworkOf(IPAddress.Parse("2001:db8::1:2:3:4")), since.AddSeconds(1), null, "by hand", IsManual: true),
        ];
        await using StateStore store = await OpenAsync();

        await store.SaveBansAsync(bans, default);

        Assert.Equal(bans, await store.BansAsync(default));
        Assert.Equal(["192.0.2.1/32", "2001:db8::/64"], bans.Select(ban => ban.Network.ToString()));
    }

    [Fact]
    public async Task A_database_of_a_later_version_is_left_alone()
    {
        await using (await OpenAsync())
        {
        }

        Execute("UPDATE state SET version = 99");

        StateException refused = await Assert.ThrowsAsync<StateException>(OpenAsync);
        Assert.Contains("version 99", refused.Message);
    }

    [Fact]
    public async Task A_database_whose_content_makes_no_sense_is_told_so()
    {
        await using StateStore store = await OpenAsync();
        Execute("INSERT INTO server_option (name, value) VALUES ('limits', '{\"sessions\": -5}')");

        StateException refused = await Assert.ThrowsAsync<StateException>(() => store.LoadAsync(default));
        Assert.Contains("limits.sessions", refused.Message);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_told_so()
    {
        StateFolder folder = StateFolder.Open(temporary["state"]);
        await File.WriteAllTextAsync(folder.Database, new string('x', 4096));

        await Assert.ThrowsAsync<StateException>(OpenAsync);
    }

    [Fact]
    public async Task Only_the_owner_can_read_what_is_in_the_folder()
    {
        if (OperatingSystem.IsWindows())
            return;
        await using StateStore store = await OpenAsync();
        await store.SaveAsync(0, Full.Settings, default);

        StateFolder folder = StateFolder.Open(temporary["state"]);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder.Path));
        string[] files = Directory.GetFiles(folder.Path);
        Assert.NotEmpty(files);
        foreach (string file in files)
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public void A_folder_of_other_things_that_is_open_to_others_is_refused()
    {
        if (OperatingSystem.IsWindows())
            return;
        Directory.CreateDirectory(temporary["shared"], (UnixFileMode)0x1ED);
        File.WriteAllText(Path.Combine(temporary["shared"], "letter.txt"), "");

        StateException refused = Assert.Throws<StateException>(() => StateFolder.Open(temporary["shared"]));
        Assert.Contains("chmod 700", refused.Message);
    }

    [Fact]
    public void The_lock_is_held_by_one_at_a_time()
    {
        StateFolder folder = StateFolder.Open(temporary["state"]);
        using (StateLock? first = StateLock.TryTake(folder))
        {
            Assert.NotNull(first);
            Assert.Null(StateLock.TryTake(folder));
        }

        using StateLock? later = StateLock.TryTake(folder);
        Assert.NotNull(later);
    }

    private Task<StateStore> OpenAsync() => StateStore.OpenAsync(StateFolder.Open(temporary["state"]), default);

    private void Execute(string statement)
    {
        using SqliteConnection connection = new($"Data Source={StateFolder.Open(temporary["state"]).Database};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Statements of this class.
        command.CommandText = statement;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
