namespace Glassport.App.WebConsole.Wire;

/// <summary>An interface of this machine.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What the system says of it.</param>
/// <param name="Addresses">Its addresses.</param>
/// <param name="IsUp">Whether it is up.</param>
/// <param name="IsLoopback">Whether only this machine is behind it.</param>
internal sealed record InterfaceRow(string Name, string? Description, IReadOnlyList<string> Addresses, bool IsUp, bool IsLoopback);
