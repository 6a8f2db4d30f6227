using Glassport.Analysis.Model;
using Glassport.Protocol;

namespace Glassport.Analysis.Tracking;

/// <summary>Which phase a command belongs to, as docs/explanation.md lists them.</summary>
internal static class VerbPhases
{
    /// <summary>The phase of a verb; <see cref="PhaseName.Other"/> for one that nobody knows.</summary>
    public static PhaseName Of(Verb? verb) => verb?.Kind switch
    {
        VerbKind.Login => PhaseName.Login,
        VerbKind.Security => PhaseName.TlsSetup,
        VerbKind.Information => PhaseName.Information,
        VerbKind.Files => PhaseName.Files,
        VerbKind.Representation => PhaseName.Type,
        VerbKind.Restart => PhaseName.Restart,
        VerbKind.Negotiation => PhaseName.Negotiation,
        VerbKind.Listing => PhaseName.List,
        VerbKind.Download => PhaseName.Download,
        VerbKind.Upload => PhaseName.Upload,
        VerbKind.Abort => PhaseName.Abort,
        VerbKind.Quit => PhaseName.Quit,
        _ => PhaseName.Other,
    };
}
