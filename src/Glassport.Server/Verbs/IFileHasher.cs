namespace Glassport.Server.Verbs;

/// <summary>A hash over bytes that come in pieces.</summary>
internal interface IFileHasher : IDisposable
{
    /// <summary>Adds bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    void Append(ReadOnlySpan<byte> bytes);

    /// <summary>The hash of all bytes, in lower-case hexadecimal.</summary>
    string Finish();
}
