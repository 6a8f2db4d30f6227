namespace Glassport.Analysis.Rendering;

/// <summary>
/// The elements of one array of the JSON document, written as they become known and read back in order. Each is written with the
/// indentation that it will have, so that nothing is formatted twice.
/// </summary>
internal sealed class JsonFragments : IDisposable
{
    private readonly Spool spool = new();
    private readonly OutputBuffer buffer = new();
    private readonly JsonOutput json;
    private readonly List<(long Key, SpooledBytes Place)> places = [];

    /// <summary>An empty array.</summary>
    /// <param name="contract">Makes the writer that the elements are written with.</param>
    public JsonFragments(Func<JsonOutput, ContractWriter> contract)
    {
        json = new JsonOutput(buffer, indented: true);
        Contract = contract(json);

        // An element of the document's arrays stands two levels deep; these brackets are only there to make it so.
        json.Json.WriteStartObject();
        json.Json.WriteStartArray("elements"u8);
        json.Json.Flush();
        buffer.Clear();
    }

    /// <summary>Writes elements; call <see cref="Keep"/> behind each.</summary>
    public ContractWriter Contract { get; }

    /// <summary>The element just written is whole.</summary>
    /// <param name="key">Its place in the array: elements are read back by ascending key.</param>
    public void Keep(long key)
    {
        json.Json.Flush();
        ReadOnlySpan<byte> element = buffer.Written;
        places.Add((key, spool.Write(element[element.IndexOf((byte)'{')..])));
        buffer.Clear();
    }

    /// <summary>The elements in order. Each is valid until the next.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> InOrder()
    {
        byte[] bytes = [];
        foreach ((long _, SpooledBytes place) in places.OrderBy(static p => p.Key))
        {
            if (bytes.Length < place.Length)
                bytes = new byte[place.Length * 2];
            spool.Read(place, bytes);
            yield return bytes.AsMemory(0, place.Length);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => spool.Dispose();
}
