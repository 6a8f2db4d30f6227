using Glassport.Analysis.Model;

namespace Glassport.App.Diagnoses.Symptoms;

/// <summary>Names are in an old encoding.</summary>
internal sealed class ForeignEncoding() : OwnSymptom("names-not-utf8", Severity.Info)
{
    /// <inheritdoc/>
    protected override bool IsThere(SessionFacts session) => session.Warnings.Exists(static text => text.Contains("UTF-8", StringComparison.Ordinal));

    /// <inheritdoc/>
    protected override (string Title, string Detail, string Advice) English(SessionFacts session) => (
        "Names on the server are no UTF-8",
        session.Warnings.Find(static text => text.Contains("UTF-8", StringComparison.Ordinal))!,
        "If names look wrong, say the encoding with --encoding; it is remembered for the host. On the server, turn UTF-8 on.");

    /// <inheritdoc/>
    protected override (string Title, string Detail, string Advice) Chinese(SessionFacts session) => (
        "服务器上的文件名不是 UTF-8",
        session.Warnings.Find(static text => text.Contains("UTF-8", StringComparison.Ordinal))!,
        "如果文件名显示不对，用 --encoding 指明编码；以后会记住。最好在服务器上启用 UTF-8。");
}
