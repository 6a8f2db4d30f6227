using System.Collections.Frozen;
using Glassport.Server.Access;
using Glassport.Server.Data;
using Glassport.Server.Records;
using Glassport.Server.Settings;
using Glassport.Server.Storage;
using Glassport.Server.Tls;

namespace Glassport.Server.Sites;

/// <summary>A site as it runs: its settings in force, and what must outlive a change of them.</summary>
internal sealed class Site
{
    private readonly ServerContext context;
    private volatile SiteSettings settings;
    private volatile AddressList addresses;
    private volatile AuthorizationRules rules;
    private volatile FrozenDictionary<string, (SiteSettings Settings, AuthorizationRules Rules)> overrides;
    private volatile SiteAuthentication authentication;
    private volatile SessionLogs logs;
    private volatile SiteTls? tls;

    /// <summary>Begins with settings.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="users">Glassport's own users.</param>
    /// <param name="context">What all sessions share.</param>
    public Site(SiteSettings settings, UserTable users, ServerContext context)
    {
        this.context = context;
        this.settings = settings;
        addresses = new(settings.Addresses);
        rules = new(settings);
        overrides = OverridesOf(settings);
        authentication = new(settings.Authentication, users, context.Logins);
        logs = context.Logs.For(settings);
        tls = OpenTls(settings);
    }

    /// <summary>The name.</summary>
    public string Name => settings.Name;

    /// <summary>The settings in force. Sessions read them anew for each command.</summary>
    public SiteSettings Settings => settings;

    /// <summary>The TLS of the site; null when no binding has any.</summary>
    public SiteTls? Tls => tls;

    /// <summary>The ports of passive data connections.</summary>
    public PassivePorts Ports { get; } = new();

    /// <summary>What is stored under quotas.</summary>
    public Quotas Quotas { get; } = new();

    /// <summary>Which client addresses are served.</summary>
    public AddressList Addresses => addresses;

    /// <summary>How users prove who they are.</summary>
    public SiteAuthentication Authentication => authentication;

    /// <summary>Where its records go.</summary>
    public SessionLogs Logs => logs;

    /// <summary>The settings for a user: those of the site, unless it has others for that name.</summary>
    /// <param name="identity">The user.</param>
    public SiteSettings SettingsOf(Identity identity) => overrides.TryGetValue(identity.Name, out var own) ? own.Settings : settings;

    /// <summary>The rules for a user; the same object until the settings change.</summary>
    /// <param name="identity">The user.</param>
    public AuthorizationRules RulesOf(Identity identity) => overrides.TryGetValue(identity.Name, out var own) ? own.Rules : rules;

    /// <summary>Puts new settings into force.</summary>
    /// <param name="next">The settings.</param>
    /// <param name="users">Glassport's own users.</param>
    public void Apply(SiteSettings next, UserTable users)
    {
        if (next.Tls != settings.Tls || HasTls(next) != HasTls(settings))
            tls = OpenTls(next);
        settings = next;
        addresses = new(next.Addresses);
        rules = new(next);
        overrides = OverridesOf(next);
        authentication = new(next.Authentication, users, context.Logins);
        logs = context.Logs.For(next);
    }

    /// <summary>Removes what uploads of a server that was killed left behind. Walks the whole tree, so nobody waits for it.</summary>
    public Task RemoveForgottenUploadsAsync() => Task.Run(() =>
    {
        var opened = LocalStorage.Open(settings.PhysicalPath);
        using var folder = opened.Value as LocalStorage;
        folder?.RemoveForgottenUploads(context.Time, CancellationToken.None);
    });

    private static FrozenDictionary<string, (SiteSettings Settings, AuthorizationRules Rules)> OverridesOf(SiteSettings settings) => settings.UserOverrides
        .DistinctBy(static other => other.Name)
        .ToFrozenDictionary(static other => other.Name, static other => (other.Settings, new AuthorizationRules(other.Settings)), StringComparer.Ordinal);

    private static bool HasTls(SiteSettings settings) => settings.Bindings.Any(static binding => binding.Tls != TlsMode.None);

    private SiteTls? OpenTls(SiteSettings next) =>
        HasTls(next) ? new(next.Tls, next.Name, context.Options.StateFolder, context.Time, context.Log) : null;
}
