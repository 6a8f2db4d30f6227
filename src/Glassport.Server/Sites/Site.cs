using Glassport.Server.Access;
using Glassport.Server.Data;
using Glassport.Server.Sessions;
using Glassport.Server.Settings;
using Glassport.Server.Tls;

namespace Glassport.Server.Sites;

/// <summary>A site as it runs: its settings in force, and what must outlive a change of them.</summary>
internal sealed class Site 
{
    private readonly ServerContext context;
    private volatile SiteSettings settings;
    private volatile AddressList addresses;
    private volatile AuthorizationRules rules;

    /// <summary>Begins with settings.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="context">What all sessions share.</param>
    public Site(SiteSettings settings, ServerContext context)
    {
        this.context = context;
        this.settings = settings;
        addresses = new(settings.Addresses);
        rules = new(settings);
    }

    /// <summary>The name.</summary>
    public string Name => settings.Name;

    /// <summary>The settings in force. Sessions read them anew for each command.</summary>
    public SiteSettings Settings => settings;

    /// <summary>The TLS of the site; null when no binding has any.</summary>
    public SiteTls? Tls { get; private set; }

    /// <summary>The ports of passive data connections.</summary>
    public PassivePorts Ports { get; } = new();

    /// <summary>Which client addresses are served.</summary>
    public AddressList Addresses => addresses;

    /// <summary>Who may do what.</summary>
    public AuthorizationRules Rules => rules;

    /// <summary>Puts new settings into force.</summary>
    /// <param name="next">The settings.</param>
    public void Apply(SiteSettings next)
    {
        bool wantsTls = next.Bindings.Any(static binding => binding.Tls != TlsMode.None);
        if (!wantsTls)
            Tls = null;
        else if (Tls is null || next.Tls != settings.Tls)
            Tls = new(next.Tls, next.Name, context.Options.StateFolder, context.Time, context.Log);
        settings = next;
        addresses = new(next.Addresses);
        rules = new(next);
    }

    /// <summary>Finds out who a user is.</summary>
    public ValueTask<Identity?> AuthenticateAsync(Session session, string name, string password)
    {
        var user = context.Settings.Users.FirstOrDefault(u => u.Name == name);
        return new(user is { IsEnabled: true } && user.PasswordHash is { } hash && PasswordHash.Verify(hash, password) ? Identity.Of(user) : null);
    }
}
