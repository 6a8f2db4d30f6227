using Glassport.Protocol;

namespace Glassport.Analysis.Tracking;

/// <summary>What a payload is needed for, as far as the command that it belongs to tells.</summary>
/// <param name="IsListing">It is read as a listing and kept whole; also while the command is not known.</param>
/// <param name="IsSaved">It may be a file.</param>
/// <param name="HasLines">Line ends matter.</param>
/// <param name="Mode">MODE: <c>S</c>, <c>B</c> or <c>Z</c>.</param>
internal readonly record struct PayloadUse(bool IsListing, bool IsSaved, bool HasLines, char Mode)
{
    /// <summary>Whether the content must be decoded.</summary>
    public bool IsEncoded => Mode is 'B' or 'Z';

    /// <summary>The use of a transfer's payload; null while its command is not known.</summary>
    public static PayloadUse Of(ExchangeBuilder? transfer)
    {
        if (transfer is null)
            return new PayloadUse(IsListing: true, IsSaved: true, HasLines: true, 'S');
        bool listing = transfer.Verb.IsListing;
        return new PayloadUse(listing, !listing, transfer.Setup.Type is not 'I', transfer.Setup.Mode);
    }
}
