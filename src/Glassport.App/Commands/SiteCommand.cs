using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Glassport.App.Administration;
using Glassport.App.Configuration;
using Glassport.App.Configuration.Forms;
using Glassport.Server.Settings;

namespace Glassport.App.Commands;

/// <summary><c>glassport site …</c>: the sites.</summary>
internal static class SiteCommand
{
    private static readonly Option<string> State = Administer.StateOption();
    private static readonly Option<bool> Json = Administer.JsonOption();

    /// <summary>The command's grammar.</summary>
    public static Command Build() => new("site", "Administer sites: a folder, where it is reached, and who may do what there.")
    {
        List(), Show(), Add(), Set(), Remove(),
        Switch("start", "Let a site take connections.", started: true),
        Switch("stop", "Take no more connections for a site; sessions go on.", started: false),
        Bind(), Unbind(),
    };

    private static Argument<string> Name() => new("site") { Description = "The site's name." };

    private static Command List()
    {
        Command command = new("list", "List the sites.") { State, Json };
        command.SetAction((parse, cancellationToken) => Administer.RunAsync(
            parse.GetValue(State),
            async administration =>
            {
                ServerSettings settings = (await administration.LoadAsync(cancellationToken).ConfigureAwait(false)).Settings;
                if (parse.GetValue(Json))
                    await Console.Out.WriteAsync(JsonText.Indented(new JsonArray([.. settings.Sites.Select(static site => SiteForms.Site.Write(site, whole: false))]))).ConfigureAwait(false);
                else
                    await Table.WriteAsync(["NAME", "STATE", "FOLDER", "BINDINGS"], settings.Sites.Select(Row)).ConfigureAwait(false);
                return ExitCode.Success;
            },
            cancellationToken));
        return command;
    }

    private static Command Show()
    {
        Argument<string> name = Name();
        Command command = new("show", "Show every setting of a site, as JSON.") { name, State, Json };
        command.SetAction((parse, cancellationToken) => Administer.RunAsync(
            parse.GetValue(State),
            async administration =>
            {
                ServerSettings settings = (await administration.LoadAsync(cancellationToken).ConfigureAwait(false)).Settings;
                await Console.Out.WriteAsync(JsonText.Indented(SiteForms.Site.Write(Named.Site(settings, parse.GetRequiredValue(name)), whole: true))).ConfigureAwait(false);
                return ExitCode.Success;
            },
            cancellationToken));
        return command;
    }

    private static Command Add()
    {
        Argument<string> name = Name();
        Option<string> root = new("--root") { Description = "The folder that is served.", Required = true };
        Option<string[]> listen = new("--listen") { Description = "An address and port to listen on, such as *:21; may be repeated.", DefaultValueFactory = static _ => ["*:21"] };
        Option<string[]> settings = new("--set") { Description = "A setting as KEY=VALUE, such as limits.sessions=10; may be repeated." };
        Command command = new("add", "Add a site. Its users may read and write; change that with the rule command.") { name, root, listen, settings, State };
        command.SetAction((parse, cancellationToken) => Administer.RunAsync(
            parse.GetValue(State),
            administration => Administer.ChangeAsync(
                administration,
                old => old with
                {
                    Sites = old.Sites.Add(SettingsEdit.Apply(
                        SiteForms.Site,
                        new SiteSettings
                        {
                            Name = SettingsJson.Read(Notations.Name, parse.GetRequiredValue(name)),
                            PhysicalPath = Path.GetFullPath(parse.GetRequiredValue(root)),
                            Bindings = [.. parse.GetRequiredValue(listen).Select(static text => ListenText.Parse(text))],
                            Rules = [new(RuleEffect.Allow, new(PrincipalKind.Users), FileOperations.All)],
                        },
                        parse.GetValue(settings) ?? [])),
                },
                cancellationToken),
            cancellationToken));
        return command;
    }

    private static Command Set()
    {
        Argument<string> name = Name();
        Argument<string[]> settings = new("KEY=VALUE") { Description = "Settings, such as limits.sessions=10.", Arity = ArgumentArity.OneOrMore };
        Command command = new("set", "Change settings of a site. Running sessions go on.") { name, settings, State };
        command.SetAction((parse, cancellationToken) => ChangeAsync(
            parse, parse.GetRequiredValue(name), site => SettingsEdit.Apply(SiteForms.Site, site, parse.GetRequiredValue(settings)), cancellationToken));
        return command;
    }

    private static Command Remove()
    {
        Argument<string> name = Name();
        Command command = new("remove", "Remove a site. Its files stay.") { name, State };
        command.SetAction((parse, cancellationToken) => Administer.RunAsync(
            parse.GetValue(State),
            administration => Administer.ChangeAsync(
                administration, old => old with { Sites = old.Sites.Remove(Named.Site(old, parse.GetRequiredValue(name))) }, cancellationToken),
            cancellationToken));
        return command;
    }

    private static Command Switch(string verb, string description, bool started)
    {
        Argument<string> name = Name();
        Command command = new(verb, description) { name, State };
        command.SetAction((parse, cancellationToken) => ChangeAsync(parse, parse.GetRequiredValue(name), site => site with { IsStarted = started }, cancellationToken));
        return command;
    }

    private static Command Bind()
    {
        Argument<string> name = Name();
        Argument<string> address = new("address") { Description = "An address and port, such as *:21, 192.0.2.1:2121 or [::1]:21." };
        Option<string> host = new("--host") { Description = "The host name that clients must name (HOST or SNI)." };
        Option<string> tls = new("--tls") { Description = "TLS there: none, explicit or implicit.", DefaultValueFactory = static _ => "none" };
        tls.AcceptOnlyFromAmong("none", "explicit", "implicit");
        Command command = new("bind", "Let a site be reached at another address.") { name, address, host, tls, State };
        command.SetAction((parse, cancellationToken) => ChangeAsync(
            parse,
            parse.GetRequiredValue(name),
            site => site with
            {
                Bindings = site.Bindings.Add(ListenText.Parse(parse.GetRequiredValue(address)) with
                {
                    HostName = parse.GetValue(host),
                    Tls = Enum.Parse<TlsMode>(parse.GetRequiredValue(tls), ignoreCase: true),
                }),
            },
            cancellationToken));
        return command;
    }

    private static Command Unbind()
    {
        Argument<string> name = Name();
        Argument<string> address = new("address") { Description = "An address and port that it has." };
        Command command = new("unbind", "Let a site not be reached at an address any more.") { name, address, State };
        command.SetAction((parse, cancellationToken) => ChangeAsync(
            parse,
            parse.GetRequiredValue(name),
            site =>
            {
                Binding binding = ListenText.Parse(parse.GetRequiredValue(address));
                var rest = site.Bindings.RemoveAll(one => one.Address == binding.Address && one.Port == binding.Port);
                return rest.Length < site.Bindings.Length
                    ? site with { Bindings = rest }
                    : throw new ConfigurationException(parse.GetRequiredValue(address), "is no binding of the site", "its bindings are " + Bindings(site));
            },
            cancellationToken));
        return command;
    }

    private static Task<int> ChangeAsync(ParseResult parse, string name, Func<SiteSettings, SiteSettings> change, CancellationToken cancellationToken) =>
        Administer.RunAsync(
            parse.GetValue(State),
            administration => Administer.ChangeAsync(
                administration, old => old with { Sites = Named.With(old.Sites, Named.Site(old, name), change) }, cancellationToken),
            cancellationToken);

    private static string[] Row(SiteSettings site) => [site.Name, site.IsStarted ? "started" : "stopped", site.PhysicalPath, Bindings(site)];

    private static string Bindings(SiteSettings site) => string.Join(' ', site.Bindings.Select(static binding =>
        ListenText.Format(binding)
        + (binding.Tls == TlsMode.None ? "" : "/" + binding.Tls.ToString().ToLower(CultureInfo.InvariantCulture))
        + (binding.HostName is { } host ? "/" + host : "")));
}
