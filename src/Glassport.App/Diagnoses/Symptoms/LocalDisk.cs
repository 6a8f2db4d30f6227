using Glassport.Analysis.Model;
using Glassport.Client;

namespace Glassport.App.Diagnoses.Symptoms;

/// <summary>This machine's disk.</summary>
internal sealed class LocalDisk() : OwnSymptom("local-disk", Severity.Error)
{
    /// <inheritdoc/>
    protected override bool IsThere(SessionFacts session) => session.Failure?.Kind == FailureKind.LocalDisk;

    /// <inheritdoc/>
    protected override (string Title, string Detail, string Advice) English(SessionFacts session) => (
        "A file of this machine could not be read or written",
        session.Failure!.Message,
        "Check the path, its permissions and the room on the disk here; the server is not to blame. --continue goes on with what has come.");

    /// <inheritdoc/>
    protected override (string Title, string Detail, string Advice) Chinese(SessionFacts session) => (
        "本机的文件无法读写",
        session.Failure!.Message,
        "检查本机的路径、权限和磁盘空间；与服务器无关。--continue 可以从已收到的部分继续。");
}
