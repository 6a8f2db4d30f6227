using System.Diagnostics.CodeAnalysis;
using System.Net;
using Glassport.Server.Access;
using Glassport.Server.Data;
using Glassport.Server.Records;
using Glassport.Server.Settings;
using Glassport.Server.Sites;
using Glassport.Server.Storage;
using Glassport.Server.Verbs;

namespace Glassport.Server.Sessions;

/// <summary>What handlers ask a session for.</summary>
internal sealed partial class Session
{
    private bool wasAborted;

    /// <summary>The IPv4 address that a client is told to connect to.</summary>
    public IPAddress AdvertisedAddress
    {
        get
        {
            var data = Settings.Data;
            bool local = data.LocalNetworks.Any(network => network.Contains(Ends.Client.Address));
            return data.PublicAddress is { } address && !local ? address : Ends.Advertised ?? Ends.Server.Address;
        }
    }

    /// <summary>The encoding of names for clients that switch UTF-8 off.</summary>
    public NameCodec LegacyNames
    {
        get
        {
            var names = Speech.Of(Site.Settings, Ends.Client.Address).Names;
            return names.IsUtf8 ? NameCodec.Latin1 : names;
        }
    }

    /// <summary>Who may take part in data connections.</summary>
    public DataRules DataRules => new(
        Settings.Data,
        Ends,
        () => Server.Rates.BudgetFor(Transfer!.Login.Settings, Transfer.Login.Identity),
        (stranger, at) => Server.Log.StrangerDropped(Id, new IPEndPoint(stranger, at.Port), Ends.Client.Address));

    /// <summary>Resolves an argument to a path that the user may use in a certain way.</summary>
    /// <param name="argument">The argument.</param>
    /// <param name="operation">What is to be done; None when that depends on what is there.</param>
    /// <param name="path">The path.</param>
    /// <param name="refusal">The reply when it cannot be used.</param>
    public bool TryResolve(string argument, FileOperations operation, out VirtualPath path, [NotNullWhen(false)] out Reply? refusal)
    {
        refusal = null;
        if (!VirtualPath.TryResolve(WorkingDirectory, argument, out path))
            refusal = new(501, "The path is too long.", "路径过长。");
        else if (!Allows(operation, path))
            refusal = FileReplies.For(StorageError.Denied, path);
        return refusal is null;
    }

    /// <summary>Whether the user may do something, by the rules and by the names.</summary>
    /// <param name="operation">What; None asks about the names alone.</param>
    /// <param name="path">Where.</param>
    public bool Allows(FileOperations operation, VirtualPath path) =>
        Login!.Admits(operation, path);

    /// <summary>What is taken away from the mode of what the user makes.</summary>
    public int Umask
    {
        get
        {
            var files = Settings.Files;
            return Progress.Umask ?? (Login is { Identity.IsAnonymous: true } ? files.AnonymousUmask : null) ?? files.Umask;
        }
    }

    /// <summary>Opens a file to be read. Anonymous users may have to make do with what everybody may read.</summary>
    /// <param name="path">The file.</param>
    public async ValueTask<StorageResult<IStoredFile>> OpenReadAsync(VirtualPath path)
    {
        const int ReadableByAll = 4;
        var opened = await Login!.Storage.OpenReadAsync(path, CancellationToken.None).ConfigureAwait(false);
        if (!opened.IsSuccess || !Login.Identity.IsAnonymous || !Settings.Files.AnonymousWorldReadableOnly || (opened.Value.Entry.Mode & ReadableByAll) != 0)
            return opened;
        await opened.Value.DisposeAsync().ConfigureAwait(false);
        return StorageError.Denied;
    }

    /// <summary>Whether ABOR ended a transfer; asked once.</summary>
    public bool TakeAborted()
    {
        bool aborted = wasAborted;
        wasAborted = false;
        return aborted;
    }

    /// <summary>Takes the data connection for a transfer, or says what is missing.</summary>
    /// <param name="channel">The data connection.</param>
    /// <param name="refusal">What is missing.</param>
    public bool TryTakeChannel([NotNullWhen(true)] out DataChannel? channel, [NotNullWhen(false)] out Reply? refusal)
    {
        channel = null;
        var tls = Settings.Tls;
        refusal = !Setup.IsProtected && (Login!.Identity.IsAnonymous ? tls.RequireForAnonymousData : tls.RequireForData)
            ? new(522, "This server takes protected data connections only: send PBSZ 0 and PROT P first.", "本服务器只接受加密的数据连接：请先发送 PBSZ 0 和 PROT P。")
            : null;
        if (refusal is not null)
            return false;
        channel = Setup.TakeChannel();
        if (channel is null)
            refusal = new(425, "Say PASV, EPSV, PORT or EPRT first: there is no data connection to use.", "请先使用 PASV、EPSV、PORT 或 EPRT：没有可用的数据连接。");
        return channel is not null;
    }

    /// <summary>The settings that hold for whoever is logged in.</summary>
    public SiteSettings Settings => Login?.Settings ?? Site.Settings;

    /// <summary>Asks who a user is.</summary>
    /// <param name="name">The name.</param>
    /// <param name="password">The password, or null when there is none yet.</param>
    public ValueTask<LoginOutcome> AuthenticateAsync(string name, string? password)
    {
        var certificate = Control.Tls?.ClientFingerprint is { } fingerprint ? Convert.FromHexString(fingerprint) : default(ReadOnlyMemory<byte>);
        return Site.Authentication.AuthenticateAsync(new(name, password, Ends.Client.Address, certificate), CancellationToken.None);
    }

    /// <summary>A user is logged in.</summary>
    /// <param name="login">The login.</param>
    public void Enter(Login login)
    {
        Login = login;
        WorkingDirectory = login.Start;
        if (login.Identity.User?.Encoding is { } encoding)
            Speech = Speech with { Names = NameCodec.Find(encoding) };
        ReportLogin();
        Progress.UserName = null;
    }

    /// <summary>Whoever was logged in is no more. What a running transfer of theirs needs stays until it ends (RFC 959 §4.1.1).</summary>
    public void LogOut()
    {
        if (Login is not null)
            Volatile.Write(ref loginAwaitedSince, Server.Time.GetTimestamp());
        if (Transfer?.Login != Login)
            Login?.Dispose();
        Login = null;
        Lease?.LogOut();
        Progress.UserName = null;
        WorkingDirectory = default;
    }

    /// <summary>As at the beginning (REIN), while a running transfer goes on as it was agreed on.</summary>
    public void BeginAnew()
    {
        LogOut();
        Setup = Setup.BeginAnew();
        Speech = Speech.Of(Site.Settings, Ends.Client.Address);
    }

    /// <summary>The place among the counted sessions.</summary>
    public ConnectionLease? Lease { get; init; }

    /// <summary>Where the client came in.</summary>
    public Listener? Listener { get; init; }
}
