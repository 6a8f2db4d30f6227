namespace Glassport.Load;

/// <summary>What a session waits for.</summary>
internal enum Step
{
    Banner,
    Auth,
    Handshake,
    User,
    Password,
    Type,
    BufferSize,
    Protection,
    Work,
}
