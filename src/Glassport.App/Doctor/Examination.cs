using Glassport.Analysis.Story;
using Glassport.App.Diagnoses;
using Glassport.App.Doctor.Checks;
using Glassport.Client;

namespace Glassport.App.Doctor;

/// <summary>Asks a server every question.</summary>
internal static class Examination
{
    /// <summary>The questions, in the order in which they are asked.</summary>
    public static IReadOnlyList<ICheck> All { get; } =
    [
        new Addresses(),
        new Greeting(),
        new TlsOffer(),
        new CertificateCheck(),
        new TlsVersions(),
        new Alpn(),
        new PlaintextInjection(),
        new Login(),
        new CleartextLogin(),
        new Features(),
        new WayCheck(DataWay.Epsv),
        new WayCheck(DataWay.Pasv),
        new WayCheck(DataWay.Port),
        new WayCheck(DataWay.Eprt),
        new PassivePorts(),
        new TlsReuse(),
        new DataProtection(),
        new Listings(),
        new Times(),
        new Names(),
        new Restart(),
        new Bounce(),
        new Writing(),
        new AnonymousWrite(),
    ];

    /// <summary>Why nobody logs in by TLS.</summary>
    public static Phrase Untrusted { get; } = (
        "The certificate is not trusted, so no password goes there; --pin or --insecure goes on.", "证书不受信任，不会把口令发过去；用 --pin 或 --insecure 可以继续。");

    /// <summary>Examines a server.</summary>
    /// <param name="patient">The server.</param>
    /// <param name="progress">Told what is looked at next.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<IReadOnlyList<CheckResult>> RunAsync(Patient patient, Action<ICheck> progress, CancellationToken cancellationToken)
    {
        List<CheckResult> results = [];
        foreach (var check in All)
        {
            progress(check);
            results.Add(Missing(check, patient) is { } why
                ? new(check, Mark.Skipped, why, Phrase.None, [])
                : await TryAsync(check, patient, cancellationToken).ConfigureAwait(false));
        }

        return results;
    }

    private static async Task<CheckResult> TryAsync(ICheck check, Patient patient, CancellationToken cancellationToken)
    {
        try
        {
            return await check.ExamineAsync(patient, cancellationToken).ConfigureAwait(false);
        }
        catch (FtpException failure)
        {
            return Failed(check, patient, failure);
        }
    }

    /// <summary>What a failure says of a check.</summary>
    /// <param name="check">The check.</param>
    /// <param name="patient">The server.</param>
    /// <param name="failure">The failure.</param>
    /// <param name="mark">How bad it is.</param>
    public static CheckResult Failed(ICheck check, Patient patient, FtpException failure, Mark mark = Mark.Bad)
    {
        SessionFacts facts = new(patient.Log, failure);
        var english = SymptomList.Look(facts, Language.English);
        var chinese = SymptomList.Look(facts, Language.Chinese);
        return english.Count == 0
            ? new(check, mark, Phrase.Of(failure.Message), Phrase.None, [])
            : new(check, mark, (english[0].Detail, chinese[0].Detail), (english[0].Advice, chinese[0].Advice), [.. english.Select(static one => one.Id)]);
    }

    private static Phrase? Missing(ICheck check, Patient patient) => check.Need switch
    {
        Need.Nothing => null,
        _ when !patient.Answers => ("The server does not answer.", "服务器没有应答。"),
        Need.Server => null,
        Need.Tls or Need.SecureLogin when !patient.OffersTls => ("The server offers no TLS.", "服务器不提供 TLS。"),
        Need.Tls => null,
        _ when !patient.LetsIn => ("That takes a login.", "需要先登录。"),
        Need.SecureLogin when !patient.IsTrusted => Untrusted,
        Need.Writing when !patient.MayWrite => ("Nothing is written without --write.", "没有 --write 就不写任何东西。"),
        _ => null,
    };
}
