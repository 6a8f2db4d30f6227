using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Glassport.App.Administration;
using Glassport.App.Configuration;
using Glassport.App.State;
using Glassport.Server.Settings;

namespace Glassport.App.Commands;

/// <summary><c>glassport config …</c>: the whole configuration as one document.</summary>
internal static class ConfigCommand
{
    private const long LongestFile = 32 * 1024 * 1024;

    private static readonly Option<string> State = Administer.StateOption();

    /// <summary>The command's grammar.</summary>
    public static Command Build() => new("config", "Export the configuration, apply one that was written or exported, or import another server's.")
    {
        Export(), Apply(), ImportCommand.Build(),
        Print("schema", "Print the JSON Schema of the configuration.", static () => JsonText.Indented(SettingsSchema.Build())),
        Print("reference", "Print a reference of all settings, in Markdown.", static () => SettingsReference.Build()),
    };

    private static Command Export()
    {
        Option<string> output = new("--output", "-o") { Description = "Write to this file, which only its owner can read, instead of standard output." };
        Option<bool> whole = new("--all") { Description = "Write the settings that have their default too." };
        Option<bool> bare = new("--without-passwords") { Description = "Leave out the hashes of passwords; config apply keeps those that are stored." };
        Command command = new("export", "Write the configuration as JSON, with the hashes of passwords.") { output, whole, bare, State };
        command.SetAction((parse, cancellationToken) => Administer.RunAsync(
            parse.GetValue(State),
            async administration =>
            {
                ServerSettings settings = (await administration.LoadAsync(cancellationToken).ConfigureAwait(false)).Settings;
                JsonObject json = parse.GetValue(whole) ? SettingsJson.WriteWhole(settings) : SettingsJson.Write(settings);
                if (parse.GetValue(bare))
                    Passwords.Remove(json);
                if (parse.GetValue(output) is not { } file)
                {
                    await Console.Out.WriteAsync(JsonText.Indented(json)).ConfigureAwait(false);
                    return ExitCode.Success;
                }

                StateFolder.Touch(file);
                await File.WriteAllTextAsync(file, JsonText.Indented(json), cancellationToken).ConfigureAwait(false);
                return ExitCode.Success;
            },
            cancellationToken));
        return command;
    }

    private static Command Apply()
    {
        Argument<string> file = new("file") { Description = "The configuration, '-' being standard input." };
        Option<bool> dry = new("--dry-run") { Description = "Say what would change, and change nothing." };
        Command command = new("apply", "Put a configuration in the place of the present one, and say what changed. Running sessions go on.") { file, dry, State };
        command.SetAction((parse, cancellationToken) => Administer.RunAsync(
            parse.GetValue(State),
            async administration =>
            {
                string text = await ReadAsync(parse.GetRequiredValue(file), cancellationToken).ConfigureAwait(false);
                return parse.GetValue(dry)
                    ? await Administer.PreviewAsync(administration, stored => Read(text, stored), cancellationToken).ConfigureAwait(false)
                    : await Administer.ChangeAsync(administration, stored => Read(text, stored), cancellationToken).ConfigureAwait(false);
            },
            cancellationToken));
        return command;
    }

    private static Command Print(string name, string description, Func<string> text)
    {
        Command command = new(name, description);
        command.SetAction(async (_, _) =>
        {
            await Console.Out.WriteAsync(text()).ConfigureAwait(false);
            return ExitCode.Success;
        });
        return command;
    }

    private static ServerSettings Read(string text, ServerSettings stored)
    {
        try
        {
            JsonNode? json = JsonText.Parse(text);
            Passwords.Hash(json, stored);
            return SettingsJson.Read(json);
        }
        catch (JsonException failure)
        {
            throw new ConfigurationException("", "is no JSON", failure.Message);
        }
    }

    private static async Task<string> ReadAsync(string file, CancellationToken cancellationToken)
    {
        if (file == "-")
            return await Console.In.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
        if (new FileInfo(file) is { Exists: true, Length: > LongestFile })
            throw new IOException($"{file} is longer than any configuration.");
        return await File.ReadAllTextAsync(file, cancellationToken).ConfigureAwait(false);
    }
}
