using Glassport.Analysis.Story;
using Glassport.App.Diagnoses.Symptoms;

namespace Glassport.App.Diagnoses;

/// <summary>Every symptom, one line each.</summary>
internal static class SymptomList
{
    /// <summary>The symptoms, causes before what follows from them.</summary>
    public static IReadOnlyList<ISymptom> All { get; } =
    [
        new NameNotFound(),
        new NoRoute(),
        new ConnectionRefused(),
        new ConnectionTimeout(),
        new ServiceRefused(),
        new NotFtp(),
        new TlsNotOffered(),
        new TlsResponseInjection(),
        new CertificateUntrusted(),
        new TlsFailed(),
        new LoginFailed(),
        new TlsReuseRequired(),
        new PasvForeignHost(),
        new PasvUnroutableAddress(),
        new PassiveDataBlocked(),
        new PassiveDataRefused(),
        new ActiveDataBlocked(),
        new ActiveDataRefused(),
        new PasvAddressMismatch(),
        new IncompleteTransfer(),
        new ServerLost(),
        new UnansweredCommand(),
        new IdleTimeout(),
        new VerificationFailed(),
        new LocalDisk(),
        new CommandFailed(),
        new CleartextPassword(),
        new ForeignEncoding(),
    ];

    /// <summary>What a session shows, most severe first.</summary>
    /// <param name="session">The session.</param>
    /// <param name="language">The language of the words.</param>
    public static IReadOnlyList<Diagnosis> Look(SessionFacts session, Language language) =>
        [.. All.Select(symptom => symptom.Look(session, language)).OfType<Diagnosis>().OrderBy(static found => found.Severity)];
}
