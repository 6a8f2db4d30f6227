using Glassport.Protocol;
using Glassport.Server.Sessions;

namespace Glassport.Server.Verbs;

/// <summary>Carries a verb out.</summary>
/// <param name="session">The session.</param>
/// <param name="argument">The argument in text; empty when there is none. It holds neither NUL nor line breaks.</param>
/// <returns>The final reply, or null when the handler has said it.</returns>
internal delegate ValueTask<Reply?> VerbAction(Session session, string argument);

/// <summary>What the server does for a verb.</summary>
/// <param name="Verb">The verb's row.</param>
/// <param name="RunAsync">Carries it out.</param>
/// <param name="Feature">Its line in FEAT for this session, or null to leave it out; without this function, the row's.</param>
internal sealed record VerbHandler(Verb Verb, VerbAction RunAsync, Func<Session, string?>? Feature = null);
