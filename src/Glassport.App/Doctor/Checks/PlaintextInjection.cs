using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Glassport.Client;

namespace Glassport.App.Doctor.Checks;

/// <summary>Does the server carry out, after the handshake, what came in the clear before it (CVE-2011-1575)?</summary>
internal sealed class PlaintextInjection() : Check("plaintext-injection", "Commands put in before TLS", "TLS 之前塞入的命令", Need.Tls)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <inheritdoc/>
    public override async Task<CheckResult> ExamineAsync(Patient patient, CancellationToken cancellationToken)
    {
        if (patient.Address.Tls == TlsMode.Implicit)
            return Good(("TLS begins with the connection: nothing can come before it.", "TLS 从连接开始就生效，之前塞不进任何东西。"));
        if (patient.Options.Proxy is not null || patient.Host is not { } host)
            return Result(Mark.Skipped, ("That takes a connection without a proxy.", "需要不经代理的连接。"), Phrase.None);
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patient.Options.ReplyTimeout);
        try
        {
            return await AnswersAsync(host, patient.Address, limit.Token).ConfigureAwait(false)
                ? Result(
                    Mark.Bad,
                    ("It answered, inside TLS, a command that had been sent before TLS began. Somebody in between can put commands into protected sessions.",
                        "它在 TLS 之内回答了 TLS 开始之前发来的命令。中间人可以借此往受保护的会话里塞命令。"),
                    ("Update the server's software (CVE-2011-1575); until then offer TLS from the first byte only (ftps://).", "升级服务器软件（CVE-2011-1575）；在此之前只提供一开始就加密的 ftps://。"),
                    "tls-command-injection")
                : Good(("It forgets what was sent before TLS began.", "它不理会 TLS 开始之前发来的东西。"));
        }
        catch (Exception failure) when (failure is IOException or SocketException or AuthenticationException)
        {
            return Good(("It ends a session in which something was sent before TLS began.", "TLS 开始之前有多余的东西时，它结束会话。"));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Result(Mark.Skipped, ("It did not answer in time.", "它没有及时应答。"), Phrase.None);
        }
    }

    private static async Task<bool> AnswersAsync(System.Net.IPAddress host, FtpAddress address, CancellationToken cancellationToken)
    {
        using Socket socket = new(host.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(host, address.Port, cancellationToken).ConfigureAwait(false);
        byte[] buffer = new byte[4096];
        await ReadReplyAsync(socket, buffer, cancellationToken).ConfigureAwait(false);
        await socket.SendAsync("AUTH TLS\r\nNOOP\r\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
        await ReadReplyAsync(socket, buffer, cancellationToken).ConfigureAwait(false);
        NetworkStream transport = new(socket);
        SslStream tls = new(transport);
        await using (tls.ConfigureAwait(false))
        {
#pragma warning disable CA5359 // Nothing secret goes through this session.
            await tls.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions { TargetHost = address.Host, RemoteCertificateValidationCallback = static (_, _, _, _) => true }, cancellationToken).ConfigureAwait(false);
#pragma warning restore CA5359
            using CancellationTokenSource silence = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            silence.CancelAfter(Patience);
            try
            {
                return await tls.ReadAsync(buffer, silence.Token).ConfigureAwait(false) > 0;
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return false;
            }
        }
    }

    private static async Task ReadReplyAsync(Socket socket, byte[] buffer, CancellationToken cancellationToken)
    {
        StringBuilder reply = new();
        while (!reply.ToString().Split('\n')[..^1].Any(static line => line.Length > 3 && line[3] == ' ' && char.IsAsciiDigit(line[0])))
        {
            int read = await socket.ReceiveAsync(buffer, cancellationToken).ConfigureAwait(false);
            if (read == 0 || reply.Length > buffer.Length)
                throw new IOException("The server ended the session.");
            reply.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }
    }
}
