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
        new(V.Acct, AcctVerb.RunAsync),
        new(V.Rein, ReinVerb.RunAsync),
        new(V.Quit, QuitVerb.RunAsync),
        new(V.Auth, AuthVerb.RunAsync, AuthVerb.Feature),
        new(V.Pbsz, PbszVerb.RunAsync, PbszVerb.Feature),
        new(V.Prot, ProtVerb.RunAsync, ProtVerb.Feature),
        new(V.Ccc, CccVerb.RunAsync, CccVerb.Feature),
        new(V.Host, HostVerb.RunAsync),
        new(V.Lang, LangVerb.RunAsync, LangVerb.Feature),
        new(V.Feat, FeatVerb.RunAsync),
        new(V.Opts, OptsVerb.RunAsync),
        new(V.Help, HelpVerb.RunAsync),
        new(V.Syst, SystVerb.RunAsync),
        new(V.Stat, StatVerb.RunAsync),
        new(V.Noop, NoopVerb.RunAsync),
        new(V.Csid, CsidVerb.RunAsync),
        new(V.Clnt, ClntVerb.RunAsync),
        new(V.Site, SiteVerb.RunAsync),
        new(V.Type, TypeVerb.RunAsync),
        new(V.Stru, StruVerb.RunAsync),
        new(V.Mode, ModeVerb.RunAsync, ModeVerb.Feature),
        new(V.Port, PortVerb.RunAsync),
        new(V.Eprt, EprtVerb.RunAsync),
        new(V.Lprt, LprtVerb.RunAsync),
        new(V.Pasv, PasvVerb.RunAsync),
        new(V.Epsv, EpsvVerb.RunAsync),
        new(V.Lpsv, LpsvVerb.RunAsync),
        new(V.Rest, RestVerb.RunAsync),
        new(V.Rang, RangVerb.RunAsync),
        new(V.Allo, AlloVerb.RunAsync),
        new(V.Retr, RetrVerb.RunAsync),
        new(V.Stor, StorVerb.RunAsync),
        new(V.Stou, StouVerb.RunAsync),
        new(V.Appe, AppeVerb.RunAsync),
        new(V.Abor, AborVerb.RunAsync),
        new(V.Comb, CombVerb.RunAsync),
        new(V.List, ListVerb.RunAsync),
        new(V.Nlst, NlstVerb.RunAsync),
        new(V.Mlsd, MlsdVerb.RunAsync),
        new(V.Mlst, MlstVerb.RunAsync, MlstVerb.Feature),
        new(V.Cwd, CwdVerb.RunAsync),
        new(V.Xcwd, CwdVerb.RunAsync),
        new(V.Cdup, CdupVerb.RunAsync),
        new(V.Xcup, CdupVerb.RunAsync),
        new(V.Pwd, PwdVerb.RunAsync),
        new(V.Xpwd, PwdVerb.RunAsync),
        new(V.Mkd, MkdVerb.RunAsync),
        new(V.Xmkd, MkdVerb.RunAsync),
        new(V.Rmd, RmdVerb.RunAsync),
        new(V.Xrmd, RmdVerb.RunAsync),
        new(V.Dele, DeleVerb.RunAsync),
        new(V.Rnfr, RnfrVerb.RunAsync),
        new(V.Rnto, RntoVerb.RunAsync),
        new(V.Size, SizeVerb.RunAsync),
        new(V.Mdtm, MdtmVerb.RunAsync),
        new(V.Mfmt, FactVerbs.SetModifiedAsync),
        new(V.Mfct, FactVerbs.SetCreatedAsync),
        new(V.Mff, FactVerbs.SetFactsAsync, static _ => "MFF modify;create;UNIX.mode;"),
        new(V.Avbl, AvblVerb.RunAsync),
        new(V.Hash, HashVerb.RunAsync, HashVerb.Feature),
        new(V.Xcrc, HashVerb.For("CRC32", 250)),
        new(V.Xmd5, HashVerb.For("MD5", 250)),
        new(V.Xsha, HashVerb.For("SHA-1", 250)),
        new(V.Xsha1, HashVerb.For("SHA-1", 250)),
        new(V.Xsha256, HashVerb.For("SHA-256", 250)),
        new(V.Xsha512, HashVerb.For("SHA-512", 250)),
        new(V.Md5, HashVerb.For("MD5", 251)),
    ];

    private static FrozenDictionary<Verb, VerbHandler> ByVerb { get; } =
        All.ToFrozenDictionary(static h => h.Verb, ReferenceEqualityComparer.Instance as IEqualityComparer<Verb>);

    /// <summary>The handler of a verb, or null when the server does not implement it.</summary>
    /// <param name="verb">The verb.</param>
    public static VerbHandler? Find(Verb verb) => ByVerb.GetValueOrDefault(verb);
}
