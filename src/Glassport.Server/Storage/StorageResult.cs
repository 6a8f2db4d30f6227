namespace Glassport.Server.Storage;

/// <summary>A value, or why there is none.</summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <param name="Value">The value, when <paramref name="Error"/> is <see cref="StorageError.None"/>.</param>
/// <param name="Error">Why there is none.</param>
public readonly record struct StorageResult<T>(T Value, StorageError Error)
{
    /// <summary>True when there is a value.</summary>
    public bool IsSuccess => Error == StorageError.None;

    /// <summary>A value.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator StorageResult<T>(T value) => new(value, StorageError.None);

    /// <summary>A failure.</summary>
    /// <param name="error">Why.</param>
    public static implicit operator StorageResult<T>(StorageError error) => new(default!, error);
}
