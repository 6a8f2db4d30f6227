using Glassport.Analysis.Model;

namespace Glassport.Analysis.Rendering;

/// <summary>Commands, replies and logins as one line of text; secrets masked, nothing escaped yet.</summary>
internal static class WireWords
{
    /// <summary>What stands for a secret.</summary>
    public const string Mask = "•••";

    /// <summary>The command line.</summary>
    public static string Of(Command command, bool showSecrets)
    {
        string argument = command.IsSecret && !showSecrets ? Mask : command.DecodedPath ?? command.Argument;
        return command.Argument.Length == 0 ? command.Verb : $"{command.Verb} {argument}";
    }

    /// <summary>The reply: its code and the text of its last line, or of its first when the last says nothing.</summary>
    public static string Of(Reply reply)
    {
        string text = reply.DecodedText ?? reply.Text;
        string code = reply.Code == 0 ? "" : $"{reply.Code:000} ";
        return reply.Lines.Count > 1 ? $"{code}{text} (+{reply.Lines.Count - 1})" : code + text;
    }

    /// <summary>The user, and the password as <paramref name="showSecrets"/> allows.</summary>
    public static string Of(Login login, bool showSecrets) => (login.User, login.Password) switch
    {
        (null, _) => "",
        (_, null) => login.User,
        (_, var password) => $"{login.User} ({(showSecrets ? password : Mask)})",
    };
}
