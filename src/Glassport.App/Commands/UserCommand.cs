using System.CommandLine;
using System.Text.Json.Nodes;
using Glassport.App.Administration;
using Glassport.App.Configuration;
using Glassport.App.Configuration.Forms;
using Glassport.Server.Access;
using Glassport.Server.Settings;

namespace Glassport.App.Commands;

/// <summary><c>glassport user …</c>: Glassport's own users.</summary>
internal static class UserCommand
{
    private static readonly Option<string> State = Administer.StateOption();
    private static readonly Option<bool> Json = Administer.JsonOption();
    private static readonly Option<string> PasswordFile = PasswordInput.FileOption();

    /// <summary>The command's grammar.</summary>
    public static Command Build() => new("user", "Administer Glassport's own users.") { List(), Show(), Add(), Set(), Passwd(), Remove() };

    private static Argument<string> Name() => new("user") { Description = "The user's name." };

    private static Command List()
    {
        Command command = new("list", "List the users.") { State, Json };
        command.SetAction((parse, cancellationToken) => Administer.RunAsync(
            parse.GetValue(State),
            async administration =>
            {
                ServerSettings settings = (await administration.LoadAsync(cancellationToken).ConfigureAwait(false)).Settings;
                if (parse.GetValue(Json))
                    await Console.Out.WriteAsync(JsonText.Indented(new JsonArray([.. settings.Users.Select(Shown)]))).ConfigureAwait(false);
                else
                    await Table.WriteAsync(["NAME", "STATE", "PASSWORD", "GROUPS", "HOME"], settings.Users.Select(Row)).ConfigureAwait(false);
                return ExitCode.Success;
            },
            cancellationToken));
        return command;
    }

    private static Command Show()
    {
        Argument<string> name = Name();
        Command command = new("show", "Show every setting of a user but the password's hash, as JSON.") { name, State, Json };
        command.SetAction((parse, cancellationToken) => Administer.RunAsync(
            parse.GetValue(State),
            async administration =>
            {
                ServerSettings settings = (await administration.LoadAsync(cancellationToken).ConfigureAwait(false)).Settings;
                await Console.Out.WriteAsync(JsonText.Indented(Shown(Named.User(settings, parse.GetRequiredValue(name)), whole: true))).ConfigureAwait(false);
                return ExitCode.Success;
            },
            cancellationToken));
        return command;
    }

    private static Command Add()
    {
        Argument<string> name = Name();
        Option<string> home = new("--home") { Description = "The folder that the user sees as the root." };
        Option<string[]> groups = new("--group") { Description = "A group that the user belongs to; may be repeated." };
        Option<string[]> settings = new("--set") { Description = "A setting as KEY=VALUE, such as quota.bytes=1000000; may be repeated." };
        Command command = new("add", "Add a user.") { name, PasswordFile, home, groups, settings, State };
        command.SetAction((parse, cancellationToken) => WithPasswordAsync(
            parse,
            parse.GetRequiredValue(name),
            (old, hash) => old with
            {
                Users = old.Users.Add(SettingsEdit.Apply(
                    AccountForms.User,
                    new UserSettings
                    {
                        Name = SettingsJson.Read(Notations.Name, parse.GetRequiredValue(name)),
                        PasswordHash = hash,
                        Home = parse.GetValue(home) is { } folder ? Path.GetFullPath(folder) : null,
                        Groups = [.. parse.GetValue(groups) ?? []],
                    },
                    parse.GetValue(settings) ?? [])),
            },
            cancellationToken));
        return command;
    }

    private static Command Set()
    {
        Argument<string> name = Name();
        Argument<string[]> settings = new("KEY=VALUE") { Description = "Settings, such as isEnabled=false or rate=100000.", Arity = ArgumentArity.OneOrMore };
        Command command = new("set", "Change settings of a user.") { name, settings, State };
        command.SetAction((parse, cancellationToken) => Administer.RunAsync(
            parse.GetValue(State),
            administration => Administer.ChangeAsync(
                administration,
                old => old with
                {
                    Users = Named.With(
                        old.Users, Named.User(old, parse.GetRequiredValue(name)), user => SettingsEdit.Apply(AccountForms.User, user, parse.GetRequiredValue(settings))),
                },
                cancellationToken),
            cancellationToken));
        return command;
    }

    private static Command Passwd()
    {
        Argument<string> name = Name();
        Command command = new("passwd", "Give a user another password.") { name, PasswordFile, State };
        command.SetAction((parse, cancellationToken) => WithPasswordAsync(
            parse,
            parse.GetRequiredValue(name),
            (old, hash) => old with { Users = Named.With(old.Users, Named.User(old, parse.GetRequiredValue(name)), user => user with { PasswordHash = hash }) },
            cancellationToken));
        return command;
    }

    private static Command Remove()
    {
        Argument<string> name = Name();
        Command command = new("remove", "Remove a user. Files stay.") { name, State };
        command.SetAction((parse, cancellationToken) => Administer.RunAsync(
            parse.GetValue(State),
            administration => Administer.ChangeAsync(
                administration, old => old with { Users = old.Users.Remove(Named.User(old, parse.GetRequiredValue(name))) }, cancellationToken),
            cancellationToken));
        return command;
    }

    private static Task<int> WithPasswordAsync(
        ParseResult parse, string name, Func<ServerSettings, string, ServerSettings> change, CancellationToken cancellationToken) => Administer.RunAsync(
        parse.GetValue(State),
        async administration =>
        {
            (string password, bool generated) = PasswordInput.Read(parse.GetValue(PasswordFile));
            string hash = PasswordHash.Create(password);
            int code = await Administer.ChangeAsync(administration, old => change(old, hash), cancellationToken).ConfigureAwait(false);
            if (generated && code == ExitCode.Success)
                await Console.Out.WriteLineAsync($"The password of {Analysis.Rendering.SafeText.Visible(name)} is {password} (shown this once).").ConfigureAwait(false);
            return code;
        },
        cancellationToken);

    private static JsonObject Shown(UserSettings user) => Shown(user, whole: false);

    private static JsonObject Shown(UserSettings user, bool whole)
    {
        JsonObject json = (JsonObject)AccountForms.User.Write(user, whole)!;
        json.Remove("passwordHash");
        json["hasPassword"] = user.PasswordHash is not null;
        return json;
    }

    private static string[] Row(UserSettings user) =>
        [user.Name, user.IsEnabled ? "enabled" : "disabled", user.PasswordHash is null ? "none" : "set", string.Join(',', user.Groups), user.Home ?? ""];
}
