using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Glassport.App.Administration;
using Glassport.App.Configuration;
using Glassport.App.Configuration.Forms;
using Glassport.Server.Settings;

namespace Glassport.App.Commands;

/// <summary><c>glassport group …</c>: groups of users.</summary>
internal static class GroupCommand
{
    private static readonly Option<string> State = Administer.StateOption();
    private static readonly Option<bool> Json = Administer.JsonOption();

    /// <summary>The command's grammar.</summary>
    public static Command Build() => new("group", "Administer groups of users.")
    {
        List(), Show(), Add(), Set(), Remove(),
        Membership("join", "Make a user a member of a group.", static (groups, group) => groups.Contains(group) ? groups : groups.Add(group)),
        Membership("leave", "Make a user a member of a group no more.", static (groups, group) => groups.Remove(group)),
    };

    private static Argument<string> Name() => new("group") { Description = "The group's name." };

    private static Command List()
    {
        Command command = new("list", "List the groups.") { State, Json };
        command.SetAction((parse, cancellationToken) => Administer.RunAsync(
            parse.GetValue(State),
            async administration =>
            {
                ServerSettings settings = (await administration.LoadAsync(cancellationToken).ConfigureAwait(false)).Settings;
                if (parse.GetValue(Json))
                    await Console.Out.WriteAsync(JsonText.Indented(new JsonArray([.. settings.Groups.Select(group => Shown(settings, group))]))).ConfigureAwait(false);
                else
                    await Table.WriteAsync(["NAME", "QUOTA", "MEMBERS"], settings.Groups.Select(group => Row(settings, group))).ConfigureAwait(false);
                return ExitCode.Success;
            },
            cancellationToken));
        return command;
    }

    private static Command Show()
    {
        Argument<string> name = Name();
        Command command = new("show", "Show a group and its members, as JSON.") { name, State, Json };
        command.SetAction((parse, cancellationToken) => Administer.RunAsync(
            parse.GetValue(State),
            async administration =>
            {
                ServerSettings settings = (await administration.LoadAsync(cancellationToken).ConfigureAwait(false)).Settings;
                await Console.Out.WriteAsync(JsonText.Indented(Shown(settings, Named.Group(settings, parse.GetRequiredValue(name))))).ConfigureAwait(false);
                return ExitCode.Success;
            },
            cancellationToken));
        return command;
    }

    private static Command Add()
    {
        Argument<string> name = Name();
        Option<string[]> settings = new("--set") { Description = "A setting as KEY=VALUE, such as quota.bytes=1000000; may be repeated." };
        Command command = new("add", "Add a group.") { name, settings, State };
        command.SetAction((parse, cancellationToken) => ChangeAsync(
            parse,
            old => old with
            {
                Groups = old.Groups.Add(SettingsEdit.Apply(
                    AccountForms.Group, new GroupSettings(SettingsJson.Read(Notations.Name, parse.GetRequiredValue(name))), parse.GetValue(settings) ?? [])),
            },
            cancellationToken));
        return command;
    }

    private static Command Set()
    {
        Argument<string> name = Name();
        Argument<string[]> settings = new("KEY=VALUE") { Description = "Settings, such as quota.bytes=1000000.", Arity = ArgumentArity.OneOrMore };
        Command command = new("set", "Change settings of a group.") { name, settings, State };
        command.SetAction((parse, cancellationToken) => ChangeAsync(
            parse,
            old => old with
            {
                Groups = Named.With(
                    old.Groups, Named.Group(old, parse.GetRequiredValue(name)), group => SettingsEdit.Apply(AccountForms.Group, group, parse.GetRequiredValue(settings))),
            },
            cancellationToken));
        return command;
    }

    private static Command Remove()
    {
        Argument<string> name = Name();
        Command command = new("remove", "Remove a group; its members stay. Rules that name it must go first.") { name, State };
        command.SetAction((parse, cancellationToken) => ChangeAsync(
            parse,
            old =>
            {
                GroupSettings group = Named.Group(old, parse.GetRequiredValue(name));
                return old with
                {
                    Groups = old.Groups.Remove(group),
                    Users = [.. old.Users.Select(user => user.Groups.Contains(group.Name) ? user with { Groups = user.Groups.Remove(group.Name) } : user)],
                };
            },
            cancellationToken));
        return command;
    }

    private static Command Membership(
        string verb,
        string description,
        Func<System.Collections.Immutable.ImmutableArray<string>, string, System.Collections.Immutable.ImmutableArray<string>> change)
    {
        Argument<string> name = Name();
        Argument<string> user = new("user") { Description = "The user's name." };
        Command command = new(verb, description) { name, user, State };
        command.SetAction((parse, cancellationToken) => ChangeAsync(
            parse,
            old =>
            {
                GroupSettings group = Named.Group(old, parse.GetRequiredValue(name));
                return old with
                {
                    Users = Named.With(old.Users, Named.User(old, parse.GetRequiredValue(user)), one => one with { Groups = change(one.Groups, group.Name) }),
                };
            },
            cancellationToken));
        return command;
    }

    private static Task<int> ChangeAsync(ParseResult parse, Func<ServerSettings, ServerSettings> change, CancellationToken cancellationToken) =>
        Administer.RunAsync(parse.GetValue(State), administration => Administer.ChangeAsync(administration, change, cancellationToken), cancellationToken);

    private static IEnumerable<string> Members(ServerSettings settings, GroupSettings group) =>
        settings.Users.Where(user => user.Groups.Contains(group.Name)).Select(static user => user.Name);

    private static JsonObject Shown(ServerSettings settings, GroupSettings group)
    {
        JsonObject json = (JsonObject)AccountForms.Group.Write(group, whole: false)!;
        json["members"] = new JsonArray([.. Members(settings, group).Select(static name => (JsonNode)name)]);
        return json;
    }

    private static string[] Row(ServerSettings settings, GroupSettings group) =>
        [group.Name, group.Quota?.Bytes?.ToString(CultureInfo.InvariantCulture) ?? "", string.Join(',', Members(settings, group))];
}
