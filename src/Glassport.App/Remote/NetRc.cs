using System.Text;

namespace Glassport.App.Remote;

/// <summary>The file in which ftp and curl look for logins: <c>machine HOST login USER password SECRET</c>, or <c>default</c>.</summary>
internal static class NetRc
{
    private static readonly Login Nothing = new(null, null, null);

    /// <summary>The entry of a host.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="host">The host.</param>
    /// <param name="user">The user that was asked for, or null for any.</param>
    /// <returns>User, password and account as far as they are given; null when the host has no entry.</returns>
    public static Login? Find(string text, string host, string? user)
    {
        // A macro's lines are commands up to an empty line: nothing of ours.
        var words = Words(WithoutMacros(text));
        Login? found = null;
        for (int at = 0; at < words.Count; at++)
        {
            bool isDefault = words[at] == "default";
            if (!isDefault && words[at] != "machine")
                continue;
            bool isHost = isDefault || (at + 1 < words.Count && string.Equals(words[++at], host, StringComparison.OrdinalIgnoreCase));
            var entry = Nothing;
            for (; at + 2 < words.Count && words[at + 1] is "login" or "password" or "account"; at += 2)
            {
                string value = words[at + 2];
                entry = words[at + 1] switch
                {
                    "login" => entry with { User = value },
                    "password" => entry with { Password = value },
                    _ => entry with { Account = value },
                };
            }

            if (isHost && entry != Nothing && (user is null || entry.User is null || entry.User == user))
                found ??= entry;
        }

        return found;
    }

    // A word in quotes may hold blanks, and by a backslash a quote. It ends with its line: a quote that was forgotten spoils no other entry.
    private static List<string> Words(string text)
    {
        List<string> words = [];
        for (int at = 0; at < text.Length; at++)
        {
            if (char.IsWhiteSpace(text[at]))
                continue;
            StringBuilder word = new();
            bool isQuoted = text[at] == '"';
            for (at += isQuoted ? 1 : 0; at < text.Length && (isQuoted ? text[at] is not ('"' or '\r' or '\n') : !char.IsWhiteSpace(text[at])); at++)
            {
                if (isQuoted && text[at] == '\\' && at + 1 < text.Length && text[at + 1] is not ('\r' or '\n'))
                    at++;
                word.Append(text[at]);
            }

            words.Add(word.ToString());
        }

        return words;
    }

    private static string WithoutMacros(string text)
    {
        List<string> lines = [];
        bool isMacro = false;
        foreach (string line in text.Split('\n'))
        {
            isMacro = line.TrimStart().StartsWith("macdef", StringComparison.Ordinal) || (isMacro && line.Trim().Length > 0);
            if (!isMacro && !line.TrimStart().StartsWith('#'))
                lines.Add(line);
        }

        return string.Join('\n', lines);
    }

    /// <summary>Who logs in.</summary>
    /// <param name="User">The user, or null.</param>
    /// <param name="Password">The password, or null.</param>
    /// <param name="Account">The account, or null.</param>
    internal sealed record Login(string? User, string? Password, string? Account);
}
