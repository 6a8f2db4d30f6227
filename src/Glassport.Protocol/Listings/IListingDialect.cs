namespace Glassport.Protocol.Listings;

/// <summary>One way in which servers write a row of a listing. A dialect keeps nothing between two rows and never throws.</summary>
public interface IListingDialect
{
    /// <summary>The dialect's name in the explanation: <c>unix</c>.</summary>
    string Name { get; }

    /// <summary>Reads a row.</summary>
    /// <param name="row">The row without its end; each character is one byte of it (Latin-1), whatever the names' encoding.</param>
    /// <param name="read">What was read, when the answer is <see cref="RowReading.Entry"/>.</param>
    RowReading Read(ReadOnlySpan<char> row, out ListingRow read);
}
