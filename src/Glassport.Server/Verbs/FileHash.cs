namespace Glassport.Server.Verbs;

/// <summary>A hash that the server computes.</summary>
/// <param name="Name">Its name in IANA's registry of hash functions.</param>
/// <param name="Begin">Begins a computation.</param>
internal sealed record FileHash(string Name, Func<IFileHasher> Begin);
