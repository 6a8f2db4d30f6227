using System.Globalization;
using System.Text;

namespace Glassport.Lab.Seats;

/// <summary>What is typed to a client of the classic family, which is in its own language already.</summary>
internal static class ClassicInput
{
    /// <summary>Why a client cannot be told what the scenario wants, or null.</summary>
    /// <param name="seat">The client's seat.</param>
    /// <param name="program">The client's name.</param>
    public static string? WhyNot(Seat seat, string program) =>
        seat.Scenario.Client.Tls ? $"{program} does not know FTPS. Take lftp, curl or glassport."
        : IsTypable(seat.User) && IsTypable(seat.Password) ? null
        : $"{program} is typed to, and blanks, quotes and backslashes in a user or a password cannot be. Take curl or glassport.";

    /// <summary>The lines, from the connection on.</summary>
    /// <param name="seat">The client's seat.</param>
    /// <param name="settings">What is typed before anything else.</param>
    public static string Of(Seat seat, params IEnumerable<string> settings)
    {
        StringBuilder typed = new();
        typed.AppendJoin('\n', [.. settings, $"open {seat.TargetAddress} 21", $"user {seat.User} {seat.Password}", ""]);
        ActivePorts? ports = ActivePorts.Of(seat);
        foreach ((string text, TypedLine line) in seat.Scenario.Client.Types.Zip(TypedLine.Of(seat)))
        {
            // They take any port that the system gives, so the system is told which to give.
            if (line.Transfers && ports?.Next() is { } port)
                typed.Append(CultureInfo.InvariantCulture, $"!echo {port} {port} >/proc/sys/net/ipv4/ip_local_port_range\n");
            typed.Append(CultureInfo.InvariantCulture, $"{text}\n");
        }

        return typed.ToString();
    }

    private static bool IsTypable(string word) => word.Length > 0 && !word.AsSpan().ContainsAny(" \t\"'\\");
}
