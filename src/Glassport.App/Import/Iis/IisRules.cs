using System.Collections.Immutable;
using System.Xml.Linq;
using Glassport.Server.Settings;

namespace Glassport.App.Import.Iis;

/// <summary>Authorization rules.</summary>
internal static class IisRules
{
    /// <summary>The rules of some sections, those of the deepest folder first.</summary>
    public static ImmutableArray<AuthorizationRule> Read(IisSite site, IEnumerable<(string Path, XElement Section)> sections)
    {
        var rules = ImmutableArray.CreateBuilder<AuthorizationRule>();
        bool cleared = false;
        foreach (var (path, section) in sections)
        {
            var authorization = IisDocument.Find(section, "security/authorization");
            AuthorizationRule[] own = [.. Children(authorization, "add").SelectMany(element => Rules(site, element, path))];
            // Where the site has cleared the collection, the server's rules are not heard.
            if (!cleared || path != "/")
                rules.AddRange(own);
            bool clears = Children(authorization, "clear").Any();
            cleared |= clears && path == "/";
            if (clears && path != "/")
                rules.Add(new(RuleEffect.Deny, Principal.Everyone, FileOperations.All, path));
            foreach (var element in Children(authorization, "remove"))
            {
                site.Document.Warn(element, $"{site.Name}: authorization/remove",
                    "rules are not taken away one by one: look whether there is one too many");
            }
        }

        return rules.ToImmutable();
    }

    private static IEnumerable<XElement> Children(XElement? collection, string name) =>
        collection?.Elements().Where(element => element.Name.LocalName == name) ?? [];

    private static List<AuthorizationRule> Rules(IisSite site, XElement element, string path)
    {
        var effect = site.Document.Text(element, "accessType") switch
        {
            "Allow" or "0" => RuleEffect.Allow,
            "Deny" or "1" => RuleEffect.Deny,
            var other => throw site.Document.Wrong(element, $"accessType is neither Allow nor Deny: {other}"),
        };
        var operations = Operations(site, element);
        var whom = Names(site, element, "users").Select(User)
            .Concat(Names(site, element, "roles").Select(role => new Principal(PrincipalKind.Group, role)));
        return [.. whom.Select(who => new AuthorizationRule(effect, who, operations, path))];
    }

    private static Principal User(string name) => name switch
    {
        "*" => Principal.Everyone,
        "?" => Principal.Anonymous,
        _ => new(PrincipalKind.User, name),
    };

    private static FileOperations Operations(IisSite site, XElement element)
    {
        var operations = FileOperations.None;
        foreach (string permission in List(site.Document.Text(element, "permissions")))
        {
            operations |= permission switch
            {
                "Read" or "1" => FileOperations.Read,
                "Write" or "2" => FileOperations.Write,
                "3" => FileOperations.All,
                _ => throw site.Document.Wrong(element, $"permissions are Read and Write: {permission}"),
            };
        }

        return operations;
    }

    /// <summary>The names in a list; the domain in front of one is left out.</summary>
    private static IEnumerable<string> Names(IisSite site, XElement element, string attribute)
    {
        foreach (string name in List(site.Document.Text(element, attribute)))
        {
            string plain = name[(name.LastIndexOf('\\') + 1)..];
            if (plain != name)
                site.Document.Warn(element, $"{site.Name}: {attribute}", $"{name} is called {plain} here");
            yield return plain;
        }
    }

    private static string[] List(string? text) => (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
