using Glassport.Analysis.Model;
using Glassport.Client;

namespace Glassport.App.Diagnoses.Symptoms;

/// <summary>The copy is not the original.</summary>
internal sealed class VerificationFailed() : OwnSymptom("verification-failed", Severity.Error)
{
    /// <inheritdoc/>
    protected override bool IsThere(SessionFacts session) => session.Failure?.Kind == FailureKind.Verification;

    /// <inheritdoc/>
    protected override (string Title, string Detail, string Advice) English(SessionFacts session) => (
        "The copy differs from the original",
        session.Failure!.Message,
        "Transfer it again. If the difference stays: a file that changes while it is transferred, a text transfer (TYPE A) of a binary file, or a server or gateway that changes content.");

    /// <inheritdoc/>
    protected override (string Title, string Detail, string Advice) Chinese(SessionFacts session) => (
        "副本与原文件不一致",
        session.Failure!.Message,
        "请重新传输。如果仍不一致：文件可能在传输时被改动，二进制文件可能用了文本方式（TYPE A），或者服务器、网关改动了内容。");
}
