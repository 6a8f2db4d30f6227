using System.Globalization;
using Glassport.Server.Settings;

namespace Glassport.Server.Tests.Security;

/// <summary>A server of a folder of ten thousand files, which takes a while to make.</summary>
public sealed class ManyFiles : IAsyncLifetime
{
    public const int Count = 10_000;

    internal Victim Victim { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Victim = await Victim.StartAsync(site => site with { Files = new FileSettings { RecursiveListing = true } });
        for (int i = 0; i < Count; i++)
            File.Create(Victim.Folder.In(new string('a', 40) + i.ToString("D5", CultureInfo.InvariantCulture))).Dispose();
    }

    public async Task DisposeAsync() => await Victim.DisposeAsync();
}
