using Glassport.Packets.Dissection;
using Glassport.Packets.Link;

namespace Glassport.Packets.Tests.Dissection;

/// <summary>What a dissection says of a frame, to compare with what was put into it.</summary>
internal static class DissectedValues
{
    /// <summary>The layer of a name, the first if there are several.</summary>
    public static DissectedLayer Layer(LinkType link, byte[] frame, string name) => Dissector.Dissect(frame, link).First(layer => layer.Name == name);

    /// <summary>The names of the layers, outermost first.</summary>
    public static string Names(LinkType link, byte[] frame) => string.Join(' ', Dissector.Dissect(frame, link).Select(static layer => layer.Name));

    /// <summary>The value of a field.</summary>
    public static string Of(this DissectedLayer layer, string field) => layer.Fields.Single(each => each.Name == field).Value;

    /// <summary>The bytes of a frame that a field was read from.</summary>
    public static byte[] BytesOf(this DissectedLayer layer, string field, byte[] frame)
    {
        DissectedField found = layer.Fields.Single(each => each.Name == field);
        return frame[found.Offset..(found.Offset + found.Length)];
    }
}
