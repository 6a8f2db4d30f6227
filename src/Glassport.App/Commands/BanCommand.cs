using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Glassport.Analysis.Rendering;
using Glassport.App.Administration;
using Glassport.App.State;

namespace Glassport.App.Commands;

/// <summary><c>glassport ban …</c>: addresses that are turned away.</summary>
internal static class BanCommand
{
    private static readonly Option<string> State = Administer.StateOption();
    private static readonly Option<bool> Json = Administer.JsonOption();

    /// <summary>The command's grammar.</summary>
    public static Command Build() => new("ban", "See, make and lift bans of addresses.") { List(), Add(), Remove() };

    private static Argument<string> Address()
    {
        Argument<string> address = new("address") { Description = "An IPv4 or IPv6 address; a ban of an IPv6 address is about its whole /64." };
        address.Validators.Add(static result => RequireAddress(result));
        return address;
    }

    private static Command List()
    {
        Command command = new("list", "List the bans in force.") { State, Json };
        command.SetAction((parse, cancellationToken) => Administer.RunAsync(
            parse.GetValue(State),
            async administration =>
            {
                IReadOnlyList<StoredBan> bans = await administration.BansAsync(cancellationToken).ConfigureAwait(false);
                if (parse.GetValue(Json))
                    await Console.Out.WriteLineAsync(JsonSerializer.Serialize([.. bans.Select(BanRow.Of)], ChannelJson.Default.IReadOnlyListBanRow)).ConfigureAwait(false);
                else
                    await Table.WriteAsync(["ADDRESSES", "SINCE", "UNTIL", "REASON"], bans.Select(Row)).ConfigureAwait(false);
                return ExitCode.Success;
            },
            cancellationToken));
        return command;
    }

    private static Command Add()
    {
        Argument<string> address = Address();
        Option<int?> seconds = new("--seconds") { Description = "How long the ban lasts; without it, until it is lifted." };
        seconds.Validators.Add(static result =>
        {
            if (result.Tokens.Count == 1 && !(int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value > 0))
                result.AddError("--seconds takes a whole number from 1.");
        });
        Option<string> reason = new("--reason") { Description = "Why, for the list and the log.", DefaultValueFactory = static _ => "an administrator's decision" };
        Command command = new("add", "Ban an address.") { address, seconds, reason, State };
        command.SetAction((parse, cancellationToken) => Administer.RunAsync(
            parse.GetValue(State),
            async administration =>
            {
                IPAddress banned = IPAddress.Parse(parse.GetRequiredValue(address));
                TimeSpan? duration = parse.GetValue(seconds) is { } count ? TimeSpan.FromSeconds(count) : null;
                await administration.BanAsync(banned, duration, parse.GetRequiredValue(reason), cancellationToken).ConfigureAwait(false);
                await Console.Out.WriteLineAsync($"{StoredBan.NetworkOf(banned)} is banned").ConfigureAwait(false);
                return ExitCode.Success;
            },
            cancellationToken));
        return command;
    }

    private static Command Remove()
    {
        Argument<string> address = Address();
        Command command = new("remove", "Lift the ban of an address.") { address, State };
        command.SetAction((parse, cancellationToken) => Administer.RunAsync(
            parse.GetValue(State),
            async administration =>
            {
                string text = parse.GetRequiredValue(address);
                if (!await administration.LiftAsync(IPAddress.Parse(text), cancellationToken).ConfigureAwait(false))
                    return await Administer.FailAsync($"{text} is not banned.").ConfigureAwait(false);
                await Console.Out.WriteLineAsync($"the ban of {SafeText.Visible(text)} is lifted").ConfigureAwait(false);
                return ExitCode.Success;
            },
            cancellationToken));
        return command;
    }

    private static void RequireAddress(ArgumentResult result)
    {
        foreach (Token token in result.Tokens)
        {
            if (!IPAddress.TryParse(token.Value, out _))
                result.AddError($"'{token.Value}' is no address: write one such as 203.0.113.7 or 2001:db8::1.");
        }
    }

    private static string[] Row(StoredBan ban) =>
    [
        ban.Network.ToString(), ban.Since.ToString("u", CultureInfo.InvariantCulture), ban.Until?.ToString("u", CultureInfo.InvariantCulture) ?? "it is lifted", ban.Reason,
    ];
}
