using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Glassport.App.Administration;
using Glassport.App.Configuration;
using Glassport.App.Configuration.Forms;
using Glassport.Server.Settings;

namespace Glassport.App.Commands;

/// <summary><c>glassport rule …</c>: who may do what in a site.</summary>
internal static class RuleCommand
{
    private static readonly Option<string> State = Administer.StateOption();
    private static readonly Option<bool> Json = Administer.JsonOption();

    /// <summary>The command's grammar.</summary>
    public static Command Build() => new("rule", "Administer who may do what in a site: the first rule that fits decides, and where none fits the answer is no.")
    {
        List(), Add(), Set(), Remove(),
    };

    private static Argument<string> Site() => new("site") { Description = "The site's name." };

    private static Argument<int> Number() => new("number") { Description = "The rule's number, as list tells it." };

    private static Command List()
    {
        Argument<string> site = Site();
        Command command = new("list", "List the rules of a site, in order.") { site, State, Json };
        command.SetAction((parse, cancellationToken) => Administer.RunAsync(
            parse.GetValue(State),
            async administration =>
            {
                ServerSettings settings = (await administration.LoadAsync(cancellationToken).ConfigureAwait(false)).Settings;
                var rules = Named.Site(settings, parse.GetRequiredValue(site)).Rules;
                if (parse.GetValue(Json))
                    await Console.Out.WriteAsync(JsonText.Indented(new JsonArray([.. rules.Select(static rule => SiteForms.Rule.Write(rule, whole: true))]))).ConfigureAwait(false);
                else
                    await Table.WriteAsync(["NUMBER", "EFFECT", "WHO", "OPERATIONS", "PATH"], rules.Select(Row)).ConfigureAwait(false);
                return ExitCode.Success;
            },
            cancellationToken));
        return command;
    }

    private static Command Add()
    {
        Argument<string> site = Site();
        Argument<string> effect = new("effect") { Description = "allow or deny" };
        effect.AcceptOnlyFromAmong("allow", "deny");
        Argument<string> who = new("who") { Description = "everyone, anonymous, users, user:NAME or group:NAME" };
        Argument<string> operations = new("operations") { Description = "Operations with commas between: " + string.Join(", ", OperationsForm.AllNames) };
        Option<string> path = new("--path") { Description = "The folder, with all below, that it is about, as clients see it.", DefaultValueFactory = static _ => "/" };
        Option<int?> at = new("--at") { Description = "The number that it gets; without it, it becomes the last." };
        Command command = new("add", "Add a rule.") { site, effect, who, operations, path, at, State };
        command.SetAction((parse, cancellationToken) => ChangeAsync(
            parse,
            parse.GetRequiredValue(site),
            old =>
            {
                JsonObject json = new()
                {
                    ["effect"] = parse.GetRequiredValue(effect),
                    ["who"] = parse.GetRequiredValue(who),
                    ["operations"] = new JsonArray([.. parse.GetRequiredValue(operations).Split(',').Select(static name => (JsonNode)name)]),
                    ["path"] = parse.GetRequiredValue(path),
                };
                int index = (parse.GetValue(at) ?? (old.Rules.Length + 1)) - 1;
                if (index < 0 || index > old.Rules.Length)
                    throw NoNumber(index + 1, old.Rules.Length + 1);
                return old with { Rules = old.Rules.Insert(index, SettingsJson.Read(SiteForms.Rule, json)) };
            },
            cancellationToken));
        return command;
    }

    private static Command Set()
    {
        Argument<string> site = Site();
        Argument<int> number = Number();
        Argument<string[]> settings = new("KEY=VALUE") { Description = "Settings, such as effect=deny or operations=[\"read\"].", Arity = ArgumentArity.OneOrMore };
        Command command = new("set", "Change a rule.") { site, number, settings, State };
        command.SetAction((parse, cancellationToken) => ChangeAsync(
            parse,
            parse.GetRequiredValue(site),
            old =>
            {
                int index = Index(old, parse.GetRequiredValue(number));
                return old with { Rules = old.Rules.SetItem(index, SettingsEdit.Apply(SiteForms.Rule, old.Rules[index], parse.GetRequiredValue(settings))) };
            },
            cancellationToken));
        return command;
    }

    private static Command Remove()
    {
        Argument<string> site = Site();
        Argument<int> number = Number();
        Command command = new("remove", "Remove a rule.") { site, number, State };
        command.SetAction((parse, cancellationToken) => ChangeAsync(
            parse, parse.GetRequiredValue(site), old => old with { Rules = old.Rules.RemoveAt(Index(old, parse.GetRequiredValue(number))) }, cancellationToken));
        return command;
    }

    private static Task<int> ChangeAsync(ParseResult parse, string name, Func<SiteSettings, SiteSettings> change, CancellationToken cancellationToken) =>
        Administer.RunAsync(
            parse.GetValue(State),
            administration => Administer.ChangeAsync(
                administration, old => old with { Sites = Named.With(old.Sites, Named.Site(old, name), change) }, cancellationToken),
            cancellationToken);

    private static int Index(SiteSettings site, int number) =>
        number >= 1 && number <= site.Rules.Length ? number - 1 : throw NoNumber(number, site.Rules.Length);

    private static ConfigurationException NoNumber(int number, int most) => new(
        string.Create(CultureInfo.InvariantCulture, $"rule {number}"),
        "is not there",
        most == 0 ? "the site has no rules" : string.Create(CultureInfo.InvariantCulture, $"the numbers go from 1 to {most}"));

    private static string[] Row(AuthorizationRule rule, int index) =>
    [
        (index + 1).ToString(CultureInfo.InvariantCulture), rule.Effect == RuleEffect.Allow ? "allow" : "deny", PrincipalText.Format(rule.Who),
        string.Join(',', OperationsForm.NamesOf(rule.Operations)), rule.Path,
    ];
}
