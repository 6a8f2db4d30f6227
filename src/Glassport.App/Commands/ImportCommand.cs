using System.Collections.Immutable;
using System.CommandLine;
using Glassport.Analysis.Rendering;
using Glassport.App.Administration;
using Glassport.App.Import;
using Glassport.App.Import.Iis;
using Glassport.App.Import.Vsftpd;

namespace Glassport.App.Commands;

/// <summary><c>glassport config import …</c>: the configuration of another server.</summary>
internal static class ImportCommand
{
    private static readonly Argument<string> File = new("file") { Description = "The other server's configuration." };
    private static readonly Option<bool> Dry = new("--dry-run") { Description = "Say what would change, and change nothing." };
    private static readonly Option<string> State = Administer.StateOption();

    /// <summary>The command's grammar.</summary>
    public static Command Build() => new("import", "Add the sites of another server, and say what is different here. A site of the same name is replaced.")
    {
        Iis(), Vsftpd(),
    };

    private static Command Iis()
    {
        Option<string[]> map = new("--map")
        {
            HelpName = "WIN=UNIX",
            Description = @"Where a folder of the Windows machine is on this one, such as C:\inetpub=/srv/ftp; may be repeated, and the first that fits decides.",
        };
        map.Validators.Add(static result =>
        {
            foreach (var token in result.Tokens.Where(static token => !IisPaths.TryParse(token.Value, out _)))
                result.AddError($"'{token.Value}' is no pair such as C:\\inetpub=/srv/ftp.");
        });
        Command command = new("iis", "Import the FTP sites of IIS: %windir%\\System32\\inetsrv\\config\\applicationHost.config.") { File, map, Dry, State };
        command.SetAction((parse, cancellationToken) => RunAsync(
            parse,
            file =>
            {
                IisPaths paths = new([.. (parse.GetValue(map) ?? []).Select(static text => IisPaths.TryParse(text, out var move) ? move : default)]);
                IisConfiguration read = IisReader.Read(file, paths);
                return (new ImportedSettings(read.Sites, read.Groups, read.Bans, null), read.Warnings);
            },
            cancellationToken));
        return command;
    }

    private static Command Vsftpd()
    {
        Command command = new("vsftpd", "Import a vsftpd.conf: a site that is named vsftpd, and the limits of the server. 'serve --vsftpd-conf' runs the file itself.") { File, Dry, State };
        command.SetAction((parse, cancellationToken) => RunAsync(
            parse,
            static file =>
            {
                VsftpdConfiguration read = VsftpdReader.Read(file, [], VsftpdSurroundings.Machine);
                return (new ImportedSettings(read.Settings.Sites, [], read.Settings.Bans, read.Settings.Limits), read.Warnings);
            },
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult parse, Func<string, (ImportedSettings Settings, ImmutableArray<ImportWarning> Warnings)> read, CancellationToken cancellationToken)
    {
        try
        {
            var (imported, warnings) = read(parse.GetRequiredValue(File));
            foreach (ImportWarning warning in warnings)
                await Console.Error.WriteLineAsync("glassport: warning: " + SafeText.Visible(warning.ToString())).ConfigureAwait(false);
            return await Administer.RunAsync(
                parse.GetValue(State),
                administration => parse.GetValue(Dry)
                    ? Administer.PreviewAsync(administration, imported.AddTo, cancellationToken)
                    : Administer.ChangeAsync(administration, imported.AddTo, cancellationToken),
                cancellationToken).ConfigureAwait(false);
        }
        catch (ImportException wrong)
        {
            return await Administer.FailAsync(wrong.Message).ConfigureAwait(false);
        }
    }
}
