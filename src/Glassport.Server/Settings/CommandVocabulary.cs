using Glassport.Protocol;

namespace Glassport.Server.Settings;

/// <summary>Questions about which commands are answered.</summary>
internal static class CommandVocabulary
{
    extension(CommandSettings settings)
    {
        /// <summary>True when the verb is allowed. QUIT always is.</summary>
        /// <param name="verb">The verb.</param>
        public bool Admits(Verb verb)
        {
            if (settings.Denied.IsEmpty && settings.Allowed.IsEmpty)
                return true;
            if (settings.Denied.Contains(verb.Name, StringComparer.OrdinalIgnoreCase))
                return false;
            return settings.Allowed.IsEmpty || verb == Protocol.Verbs.Quit || settings.Allowed.Contains(verb.Name, StringComparer.OrdinalIgnoreCase);
        }
    }
}
