using Glassport.Client;

namespace Glassport.App.Remote;

/// <summary>Opens sessions: reads the address, finds user and password, connects, logs in.</summary>
internal static class RemoteSession
{
    /// <summary>The user of those who have none (RFC 1635).</summary>
    public const string Anonymous = "anonymous";

    private const string AnonymousPassword = "glassport@";

    /// <summary>Reads an address as a command line gives it.</summary>
    /// <param name="text">The address.</param>
    /// <param name="request">What the options ask for.</param>
    /// <exception cref="FtpException">Usage.</exception>
    public static FtpAddress Read(string text, RemoteRequest request)
    {
        if (!FtpAddress.TryParse(text, out var address, out string problem))
            throw new FtpException(FailureKind.Usage, $"'{text}': {problem}");
        return request.UsesTls && address.Tls == TlsMode.None ? address with { Tls = TlsMode.Explicit } : address;
    }

    /// <summary>Connects and logs in.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="request">What the options ask for.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public static Task<FtpClient> OpenAsync(FtpAddress address, RemoteRequest request, CancellationToken cancellationToken) =>
        Retry.RunAsync(
            async () =>
            {
                var client = await BeginAsync(address, request, cancellationToken).ConfigureAwait(false);
                try
                {
                    var login = Login(address, request);
                    await client.LoginAsync(login.User ?? Anonymous, login.Password ?? "", login.Account, cancellationToken).ConfigureAwait(false);
                    return client;
                }
                catch
                {
                    await client.DisposeAsync().ConfigureAwait(false);
                    throw;
                }
            },
            request,
            cancellationToken);

    /// <summary>Connects, and leaves the login to the caller.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="request">What the options ask for.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public static Task<FtpClient> ConnectAsync(FtpAddress address, RemoteRequest request, CancellationToken cancellationToken) =>
        Retry.RunAsync(() => BeginAsync(address, request, cancellationToken), request, cancellationToken);

    /// <summary>What is known of who logs in, without asking anybody.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="request">What the options say.</param>
    public static NetRc.Login Known(FtpAddress address, RemoteRequest request)
    {
        string? user = request.User ?? address.User;
        string? password = address.Password ?? Given(request.PasswordFile);
        var kept = user is null || password is null ? Kept(address.Host, user) : null;
        user ??= kept?.User;
        password ??= kept?.Password ?? (user is Anonymous or "ftp" ? AnonymousPassword : null);
        return new(user, password, kept?.Account);
    }

    /// <summary>Finds user and password; asks for the password when nothing else has it.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="request">What the options ask for.</param>
    public static NetRc.Login Login(FtpAddress address, RemoteRequest request)
    {
        var known = Known(address, request);
        string user = known.User ?? Anonymous;
        return known with { User = user, Password = known.Password ?? (user is Anonymous ? AnonymousPassword : Asked(user, address.Host)) };
    }

    private static Task<FtpClient> BeginAsync(FtpAddress address, RemoteRequest request, CancellationToken cancellationToken) => FtpClient.ConnectAsync(
        address,
        request.Explaining is { } explaining ? request.Client with { Watch = explaining.Begin(address).Write + request.Client.Watch } : request.Client,
        cancellationToken);

    /// <summary>The password in the first line of a file.</summary>
    /// <param name="file">The file; <c>-</c> for standard input.</param>
    /// <exception cref="FtpException">Usage: there is none.</exception>
    public static string PasswordIn(string file)
    {
        string? line = file == "-" ? Console.In.ReadLine() : File.ReadLines(file).FirstOrDefault();
        return string.IsNullOrEmpty(line) ? throw new FtpException(FailureKind.Usage, $"--password-file {file} has no password in its first line.") : line;
    }

    private static string? Given(string? file) => file is not null ? PasswordIn(file)
        : Environment.GetEnvironmentVariable("GLASSPORT_PASSWORD") is { Length: > 0 } given ? given
        : null;

    private static NetRc.Login? Kept(string host, string? user)
    {
        string path = Environment.GetEnvironmentVariable("NETRC") is { Length: > 0 } given
            ? given
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".netrc");
        try
        {
            var found = File.Exists(path) ? NetRc.Find(File.ReadAllText(path), host, user) : null;
            return found is { Password: not null, User: not (Anonymous or "ftp") } && OwnerOnlyFile.IsOpenToOthers(path)
                ? throw new FtpException(FailureKind.Usage, $"{path} holds a password and can be read by others: chmod 600 {path}")
                : found;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new FtpException(FailureKind.LocalDisk, $"{path}: {failure.Message}", inner: failure);
        }
    }

    private static string Asked(string user, string host) => Console.IsInputRedirected
        ? throw new FtpException(FailureKind.Login, $"There is no password for '{user}' on {host}: give it by GLASSPORT_PASSWORD, --password-file or ~/.netrc.")
        : HiddenInput.Read($"Password of {user} on {host}: ");
}
