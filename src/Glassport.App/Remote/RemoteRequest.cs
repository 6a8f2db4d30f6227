using Glassport.App.Diagnoses;
using Glassport.Client;

namespace Glassport.App.Remote;

/// <summary>What the options that all commands of the client share ask for.</summary>
/// <param name="Client">How to connect and transfer.</param>
/// <param name="User">The user, or null.</param>
/// <param name="PasswordFile">The file whose first line is the password, or null.</param>
/// <param name="UsesTls">Whether an <c>ftp://</c> address is reached by AUTH TLS.</param>
/// <param name="IsVerbose">Whether the dialogue is shown.</param>
/// <param name="IsQuiet">Whether nothing but failures is shown.</param>
/// <param name="Retries">How often a transient failure is tried again.</param>
/// <param name="Explaining">Explains sessions, or null when nobody asked.</param>
internal sealed record RemoteRequest(
    ClientOptions Client, string? User, string? PasswordFile, bool UsesTls, bool IsVerbose, bool IsQuiet, int Retries, Explaining? Explaining);
