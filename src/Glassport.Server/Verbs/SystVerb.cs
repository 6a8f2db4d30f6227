using Glassport.Server.Sessions;

namespace Glassport.Server.Verbs;

/// <summary>SYST (RFC 959 §4.1.3): the system whose LIST clients should expect.</summary>
internal static class SystVerb
{
    private static readonly Reply Unix = new(215, "UNIX Type: L8");
    private static readonly Reply Windows = new(215, "Windows_NT");

    /// <summary>Names the system by the style of its listings.</summary>
    public static ValueTask<Reply?> RunAsync(Session session, string argument) =>
        new(session.Settings.Files.Listing == Settings.ListingStyle.Dos ? Windows : Unix);
}
