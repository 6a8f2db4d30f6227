using System.Net;
using Glassport.Client;

namespace Glassport.App.Doctor.Checks;

/// <summary>Does the server answer at every address that its name has?</summary>
internal sealed class Addresses() : Check("addresses", "Name and addresses", "主机名和地址", Need.Nothing)
{
    /// <inheritdoc/>
    public override async Task<CheckResult> ExamineAsync(Patient patient, CancellationToken cancellationToken)
    {
        var addresses = await FindAsync(patient, cancellationToken).ConfigureAwait(false);
        List<string> good = [], bad = [];
        FtpException? last = null;
        foreach (var address in addresses)
        {
            try
            {
                var target = patient.BeforeTls with { Host = address.ToString() };
                var visit = await patient.ConnectAsync(target, patient.Options with { Trust = new() { AcceptsAnything = true } }, cancellationToken).ConfigureAwait(false);
                await visit.DisposeAsync().ConfigureAwait(false);
                patient.Host ??= address;
                good.Add(address.ToString());
            }
            catch (FtpException failure) when (failure.Kind is FailureKind.Unreachable or FailureKind.ConnectionLost)
            {
                last = failure;
                bad.Add($"{address}: {failure.Message}");
            }
        }

        patient.Answers = good.Count > 0;
        if (good.Count == 0 && last is not null)
            return Examination.Failed(this, patient, last);
        string all = string.Join(", ", good);
        return bad.Count == 0
            ? Good(($"It answers at {all}.", $"在 {all} 有应答。"))
            : Result(
                Mark.Weak,
                ($"It answers at {all}, but not everywhere: {string.Join(" ", bad)}", $"在 {all} 有应答，但并非处处如此：{string.Join(" ", bad)}"),
                ("Clients try these addresses too, and wait. Take the ones that do not answer out of the name's records, or let the server listen there.",
                    "客户端也会去试这些地址，并白白等待。请从域名记录中删去没有应答的地址，或让服务器在那里监听。"));
    }

    private static async Task<IReadOnlyList<IPAddress>> FindAsync(Patient patient, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(patient.Address.Host, out var literal))
            return [literal];
        try
        {
            return await Dns.GetHostAddressesAsync(patient.Address.Host, patient.Options.Family, cancellationToken).ConfigureAwait(false);
        }
        catch (System.Net.Sockets.SocketException failure)
        {
            throw new FtpException(FailureKind.NameNotFound, $"The name '{patient.Address.Host}' was not found: {failure.Message}", inner: failure);
        }
    }
}
