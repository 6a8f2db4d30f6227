using Glassport.App.Remote;
using Glassport.Client;

namespace Glassport.App.Doctor.Checks;

/// <summary>May anybody write there?</summary>
internal sealed class AnonymousWrite() : Check("anonymous-write", "Anonymous users who may write", "匿名写入", Need.Server)
{
    /// <inheritdoc/>
    public override async Task<CheckResult> ExamineAsync(Patient patient, CancellationToken cancellationToken)
    {
        var visit = await patient.ConnectAsync(patient.Address, patient.Options with { Trust = new() { AcceptsAnything = true } }, cancellationToken).ConfigureAwait(false);
        await using (visit.ConfigureAwait(false))
        {
            try
            {
                await visit.Client.LoginAsync(RemoteSession.Anonymous, "glassport@", null, cancellationToken).ConfigureAwait(false);
            }
            catch (FtpException failure) when (failure.Kind is FailureKind.Login or FailureKind.ConnectionLost)
            {
                return Good(($"Anonymous users are not let in: {failure.Reply}", $"不允许匿名登录：{failure.Reply}"));
            }

            return patient.MayWrite
                ? await WriteAsync(visit.Client, cancellationToken).ConfigureAwait(false)
                : Result(
                    Mark.Notice, ("Anonymous users are let in; whether they may write is tried with --write.", "允许匿名登录；是否可写要加 --write 才试。"),
                    ("Let them in only if everybody may read what is there.", "只有当内容人人可读时才应允许匿名登录。"));
        }
    }

    private async Task<CheckResult> WriteAsync(FtpClient client, CancellationToken cancellationToken)
    {
        string name = Probe.Name("");
        try
        {
            await client.UploadAsync(new MemoryStream("glassport\n"u8.ToArray()), name, TransferRequest.Whole, cancellationToken).ConfigureAwait(false);
        }
        catch (FtpException failure) when (failure.Kind is FailureKind.Refused or FailureKind.NoSuchFile or FailureKind.Login)
        {
            return Good(($"Anonymous users may read and not write: {failure.Reply}", $"匿名用户可读不可写：{failure.Reply}"));
        }

        bool isRemoved = await TryDeleteAsync(client, name).ConfigureAwait(false);
        return Result(
            Mark.Bad,
            ($"Anybody may write there{(isRemoved ? "" : $", and the file {name} could not be removed")}: such servers become stores for other people's files.",
                $"任何人都能写入{(isRemoved ? "" : $"，而且文件 {name} 删不掉")}：这样的服务器会变成别人的仓库。"),
            ("Forbid it (vsftpd anon_upload_enable=NO), or let nobody read what anonymous users have written.", "请禁止（vsftpd 的 anon_upload_enable=NO），或使匿名上传的文件不可读取。"));
    }

    private static async Task<bool> TryDeleteAsync(FtpClient client, string name)
    {
        try
        {
            await client.DeleteAsync(name, CancellationToken.None).ConfigureAwait(false);
            return true;
        }
        catch (FtpException)
        {
            return false;
        }
    }
}
