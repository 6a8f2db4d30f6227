using System.Collections.Immutable;
using Glassport.Client.Local;

namespace Glassport.Client.Mirrors;

/// <summary>Makes a tree like another: one on this machine, one on a server.</summary>
/// <param name="open">Opens a session that is logged in.</param>
/// <param name="local">The folder on this machine.</param>
/// <param name="remote">The directory on the server; empty for that after the login.</param>
/// <param name="options">How.</param>
/// <param name="time">The clock.</param>
public sealed class Mirror(Func<CancellationToken, Task<FtpClient>> open, string local, string remote, MirrorOptions options, TimeProvider time)
{
    /// <summary>Compares the two.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="FtpException">What <see cref="FtpClient.ListAsync"/> says; LocalDisk.</exception>
    public async Task<MirrorPlan> PlanAsync(CancellationToken cancellationToken)
    {
        var client = await open(cancellationToken).ConfigureAwait(false);
        await using (client.ConfigureAwait(false))
        {
            RemoteTree tree = new(client, remote, options, time);
            var theirs = await tree.WalkAsync(isMissingEmpty: options.IsUpload, cancellationToken).ConfigureAwait(false);
            List<TreeGap> gaps = [];
            var ours = WalkLocal(gaps);
            var plan = options.IsUpload ? MirrorPlan.Of(ours, theirs, gaps, tree.Gaps, options) : MirrorPlan.Of(theirs, ours, tree.Gaps, gaps, options);
            await client.QuitAsync(cancellationToken).ConfigureAwait(false);
            return plan;
        }
    }

    /// <summary>Carries a plan out. A file that fails does not keep the others from being transferred.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="done">Told each step that is done; from several flows of control when files go beside each other.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The steps that failed, and why.</returns>
    public async Task<ImmutableArray<(MirrorStep Step, FtpException Failure)>> RunAsync(
        MirrorPlan plan, Action<MirrorStep, FileTransferResult?> done, CancellationToken cancellationToken)
    {
        List<(MirrorStep, FtpException)> failed = [];
        if (plan.Steps.IsEmpty)
            return [];
        if (options.IsUpload)
            await EnsureRootAsync(cancellationToken).ConfigureAwait(false);
        else
            Directory.CreateDirectory(local);
        // Directories must be there before their files, and files gone before their directories.
        foreach (var phase in new[] { MirrorAction.MakeDirectory, MirrorAction.Copy, MirrorAction.DeleteFile, MirrorAction.DeleteDirectory })
        {
            MirrorStep[] steps = [.. plan.Steps.Where(step => step.Action == phase)];
            await ParallelSessions.RunAsync(
                steps,
                phase is MirrorAction.Copy or MirrorAction.DeleteFile ? options.Parallel : 1,
                open,
                async (client, step, token) => done(step, await DoAsync(client, step, token).ConfigureAwait(false)),
                (step, failure) =>
                {
                    lock (failed)
                        failed.Add((step, failure));
                },
                cancellationToken).ConfigureAwait(false);
        }

        return [.. failed];
    }

    private async Task<FileTransferResult?> DoAsync(FtpClient client, MirrorStep step, CancellationToken cancellationToken)
    {
        string here = Path.Combine(local, options.IsUpload ? step.Source : step.Target);
        string there = RemoteTree.Join(remote, options.IsUpload ? step.Target : step.Source);
        switch (step.Action)
        {
            case MirrorAction.Copy when options.IsUpload:
                return await FileTransfer.UploadAsync(client, here, there, options.Files, cancellationToken).ConfigureAwait(false);
            case MirrorAction.Copy:
                return await FileTransfer.DownloadAsync(client, there, here, options.Files, new(step.Size, step.Modified), cancellationToken).ConfigureAwait(false);
            case MirrorAction.MakeDirectory when options.IsUpload:
                await client.MakeDirectoryAsync(there, cancellationToken).ConfigureAwait(false);
                return null;
            case MirrorAction.DeleteFile when options.IsUpload:
                await client.DeleteAsync(there, cancellationToken).ConfigureAwait(false);
                return null;
            case MirrorAction.DeleteDirectory when options.IsUpload:
                await client.RemoveDirectoryAsync(there, cancellationToken).ConfigureAwait(false);
                return null;
            default:
                ChangeLocal(step.Action, here);
                return null;
        }
    }

    private async Task EnsureRootAsync(CancellationToken cancellationToken)
    {
        if (remote.Trim('/').Length == 0)
            return;
        var client = await open(cancellationToken).ConfigureAwait(false);
        await using (client.ConfigureAwait(false))
        {
            await client.MakeDirectoriesAsync(remote, cancellationToken).ConfigureAwait(false);
            await client.QuitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private IReadOnlyList<TreeEntry> WalkLocal(List<TreeGap> gaps)
    {
        if (options.IsUpload && !Directory.Exists(local))
            throw new FtpException(FailureKind.LocalDisk, $"{local}: there is no such folder here.");
        try
        {
            return LocalTree.Walk(local, options, gaps);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new FtpException(FailureKind.LocalDisk, failure.Message, inner: failure);
        }
    }

    private static void ChangeLocal(MirrorAction action, string path)
    {
        try
        {
            if (action == MirrorAction.MakeDirectory)
                Directory.CreateDirectory(path);
            else if (action == MirrorAction.DeleteFile)
                File.Delete(path);
            else
                Directory.Delete(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new FtpException(FailureKind.LocalDisk, failure.Message, inner: failure);
        }
    }
}
