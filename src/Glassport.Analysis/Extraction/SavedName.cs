using System.Globalization;

namespace Glassport.Analysis.Extraction;

/// <summary>
/// The name that a transfer is saved under: the remote one, <c>b.txt</c>; with <c>.from-N</c> behind it when the transfer began at
/// an offset (REST), with <c>.incomplete</c> when it is not known to be complete, and with <c>-2</c>, <c>-3</c>, … where a name is taken.
/// </summary>
public static class SavedName
{
    /// <summary>The name of one transfer.</summary>
    /// <param name="transfer">The transfer.</param>
    /// <param name="attempt">1, and one more for each name that was taken.</param>
    public static string Of(SavedTransfer transfer, int attempt)
    {
        ArgumentNullException.ThrowIfNull(transfer);
        string name = SafeName.Of(transfer.RemoteName, $"{transfer.Conversation}-{transfer.Data.Id}");
        if (attempt > 1)
            name = Numbered(name, attempt);
        if (transfer.Data.RestartOffset is > 0 and { } offset)
            name += string.Create(CultureInfo.InvariantCulture, $".from-{offset}");
        return transfer.Complete ? name : name + ".incomplete";
    }

    /// <summary>The name with a number before its extension.</summary>
    /// <param name="name">Such as <c>b.txt</c>.</param>
    /// <param name="number">Such as 2, for <c>b-2.txt</c>.</param>
    public static string Numbered(string name, int number)
    {
        string extension = Path.GetExtension(name);
        return string.Create(CultureInfo.InvariantCulture, $"{name.AsSpan(0, name.Length - extension.Length)}-{number}{extension}");
    }
}
