using Glassport.Analysis.Story;
using Glassport.App.Remote;

namespace Glassport.App.Doctor;

/// <summary>Does what <c>glassport doctor</c> promises: asks a server everything and writes the report.</summary>
internal static class Doctor
{
    /// <summary>The forms of the report.</summary>
    public static IReadOnlyList<IReportForm> Forms { get; } = [new TextReport(), new JsonReport(), new HtmlReport()];

    /// <summary>Examines; answers the exit code.</summary>
    /// <param name="request">What.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<int> RunAsync(Request request, CancellationToken cancellationToken)
    {
        var address = RemoteSession.Read(request.Url, request.Remote);
        var login = RemoteSession.Login(address, request.Remote);
        Patient patient = new(address with { User = login.User, Password = login.Password }, request.Remote.Client, request.MayWrite);
        var results = await Examination.RunAsync(
            patient,
            check =>
            {
                if (!request.Remote.IsQuiet && !Console.IsErrorRedirected)
                    Console.Error.Write($"\r\x1b[K{check.Subject.In(request.Language)} …");
            },
            cancellationToken).ConfigureAwait(false);
        if (!request.Remote.IsQuiet && !Console.IsErrorRedirected)
            await Console.Error.WriteAsync("\r\x1b[K").ConfigureAwait(false);
        Report report = new(address, patient.Greeting, request.Remote.Client.Time.GetUtcNow(), Grade.Of(results), results);
        string text = Form(request).Write(report, request.Language);
        if (request.Output is { } file)
            await File.WriteAllTextAsync(file.FullName, text, cancellationToken).ConfigureAwait(false);
        else
            await Console.Out.WriteAsync(text).ConfigureAwait(false);
        return results.Any(static one => one.Mark == Mark.Bad) ? ExitCode.Failure : ExitCode.Success;
    }

    private static IReportForm Form(Request request) =>
        Forms.FirstOrDefault(form => form.Name == (request.Format ?? request.Output?.Extension.TrimStart('.'))) ?? Forms[0];

    /// <summary>What to examine.</summary>
    /// <param name="Url">The server.</param>
    /// <param name="Format">The form of the report; null to go by the output's name.</param>
    /// <param name="Output">The file for the report, or null for standard output.</param>
    /// <param name="MayWrite">Whether files may be made there.</param>
    /// <param name="Language">The language.</param>
    /// <param name="Remote">How to connect.</param>
    internal sealed record Request(string Url, string? Format, FileInfo? Output, bool MayWrite, Language Language, RemoteRequest Remote);
}
