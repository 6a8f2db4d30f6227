using System.Collections.Frozen;
using Glassport.Protocol;
using V = Glassport.Protocol.Verbs;

namespace Glassport.Server.Verbs;

/// <summary>Every verb that the server answers, one line each. FEAT, HELP and 502 follow from it.</summary>
internal static class VerbTable
{
    /// <summary>The handlers in reading order.</summary>
    public static IReadOnlyList<VerbHandler> All { get; } =
    [
        new(V.User, UserVerb.RunAsync),
        new(V.Pass, PassVerb.RunAsync),
        new(V.Quit, QuitVerb.RunAsync),
        new(V.Cwd, CwdVerb.RunAsync),
        new(V.Xcwd, CwdVerb.RunAsync),
        new(V.Cdup, CdupVerb.RunAsync),
        new(V.Xcup, CdupVerb.RunAsync),
        new(V.Pwd, PwdVerb.RunAsync),
        new(V.Xpwd, PwdVerb.RunAsync),
        new(V.Syst, SystVerb.RunAsync),
        new(V.Noop, NoopVerb.RunAsync),
        new(V.Type, TypeVerb.RunAsync),
        new(V.Stru, StruVerb.RunAsync),
        new(V.Mode, ModeVerb.RunAsync),
        new(V.Port, PortVerb.RunAsync),
        new(V.Eprt, EprtVerb.RunAsync),
        new(V.Pasv, PasvVerb.RunAsync),
        new(V.Epsv, EpsvVerb.RunAsync),
        new(V.Retr, RetrVerb.RunAsync),
        new(V.Stor, StorVerb.RunAsync),
        new(V.List, ListVerb.RunAsync),
        new(V.Nlst, NlstVerb.RunAsync),
        new(V.Abor, AborVerb.RunAsync),
        new(V.Rest, RestVerb.RunAsync),
    ];

    private static FrozenDictionary<Verb, VerbHandler> ByVerb { get; } =
        All.ToFrozenDictionary(static h => h.Verb, ReferenceEqualityComparer.Instance as IEqualityComparer<Verb>);

    /// <summary>The handler of a verb, or null when the server does not implement it.</summary>
    /// <param name="verb">The verb.</param>
    public static VerbHandler? Find(Verb verb) => ByVerb.GetValueOrDefault(verb);
}
