using Glassport.Analysis.Story;

namespace Glassport.App.Diagnoses.Symptoms;

/// <summary>The server turns the client away before it greets.</summary>
internal sealed class ServiceRefused() : KnownSymptom("service-refused-421")
{
    /// <inheritdoc/>
    public override Diagnosis? Look(SessionFacts session, Language language) => session.Greeting is not { Code: 421 } greeting ? null : Found(
        session, language,
        $"Instead of greeting with 220, {session.Server} said “{greeting}”. It is full, or closed to this host.",
        $"{session.Server} 没有以 220 问候，而是说“{greeting}”。服务器已满，或不接待本机。");
}
