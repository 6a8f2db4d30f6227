using Glassport.App.Diagnoses;
using Glassport.Client;

namespace Glassport.App.Remote;

/// <summary>What the client's commands answer to their caller: why something failed, for scripts. docs/client.md has the table.</summary>
internal static class RemoteExit
{
    /// <summary>The exit code of a failure.</summary>
    /// <param name="kind">Its kind.</param>
    public static int CodeOf(FailureKind kind) => kind switch
    {
        FailureKind.Usage => ExitCode.Usage,
        FailureKind.NameNotFound => 3,
        FailureKind.Unreachable => 4,
        FailureKind.Login => 5,
        FailureKind.Tls or FailureKind.Certificate => 6,
        FailureKind.NoSuchFile => 7,
        FailureKind.Refused => 8,
        FailureKind.DataConnection => 9,
        FailureKind.TransferCut => 10,
        FailureKind.Verification => 11,
        FailureKind.LocalDisk => 12,
        FailureKind.ConnectionLost => 13,
        FailureKind.Protocol => 14,
        _ => ExitCode.Failure,
    };

    /// <summary>Runs a command of the client: what fails becomes one line on standard error and an exit code.</summary>
    /// <param name="work">The command.</param>
    /// <param name="explaining">Explains the session behind that line, or null.</param>
    public static async Task<int> RunAsync(Func<Task<int>> work, Explaining? explaining)
    {
        try
        {
            int code = await work().ConfigureAwait(false);
            if (explaining is not null)
                await explaining.TellAsync(null, Console.Error).ConfigureAwait(false);
            return code;
        }
        catch (FtpException failure)
        {
            return await FailAsync(failure, explaining).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return await FailAsync(new(FailureKind.LocalDisk, failure.Message, inner: failure), explaining).ConfigureAwait(false);
        }
    }

    private static async Task<int> FailAsync(FtpException failure, Explaining? explaining)
    {
        await TellAsync(failure.Message).ConfigureAwait(false);
        if (explaining is not null)
            await explaining.TellAsync(failure, Console.Error).ConfigureAwait(false);
        return CodeOf(failure.Kind);
    }

    /// <summary>The same for callers that hold a lock.</summary>
    /// <param name="message">What happened.</param>
    public static void Tell(string message) => Console.Error.WriteLine("glassport: " + Analysis.Rendering.SafeText.Visible(message));

    /// <summary>One line on standard error; what a server said cannot steer the terminal.</summary>
    /// <param name="message">What happened.</param>
    public static Task TellAsync(string message) => Console.Error.WriteLineAsync("glassport: " + Analysis.Rendering.SafeText.Visible(message));
}
