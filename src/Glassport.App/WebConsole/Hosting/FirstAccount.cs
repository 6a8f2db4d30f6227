using System.Text;
using Glassport.App.Administration;
using Glassport.App.WebConsole.Access;
using Glassport.Server.Access;

namespace Glassport.App.WebConsole.Hosting;

/// <summary>The administrator that a console begins with.</summary>
internal static class FirstAccount
{
    private const string Name = "admin";

    /// <summary>Makes it when there is no account, or gives it a new password when that is asked for; answers what to tell the person who started it.</summary>
    /// <exception cref="Configuration.ConfigurationException">The password file has no password.</exception>
    /// <exception cref="IOException">The password file cannot be read.</exception>
    /// <exception cref="State.StateException">The database cannot be used.</exception>
    public static async Task<string> PrepareAsync(ConsoleAccounts accounts, ConsoleSettings settings, CancellationToken cancellationToken)
    {
        if (accounts.All.Count > 0 && !settings.ResetPassword)
            return "";
        (string password, bool isGenerated) = PasswordInput.Read(settings.PasswordFile);
        await accounts.PutAsync(new(Name, PasswordHash.Create(password), Role.Administrator), cancellationToken).ConfigureAwait(false);
        StringBuilder text = new($"  for  {Name}");
        return text.Append(isGenerated ? $", password {password} (shown only now)\n" : ", with the password given\n").ToString();
    }
}
