namespace Glassport.Lab.Scenarios;

/// <summary>What is in a file: a text, or so many bytes that look like noise and are the same each time.</summary>
public sealed record FileContent
{
    /// <summary>The text, in UTF-8; or null.</summary>
    public string? Text { get; set; }

    /// <summary>So many bytes of every value, when there is no text.</summary>
    public int Bytes { get; set; }

    /// <summary>The bytes.</summary>
    public byte[] ToBytes()
    {
        if (Text is not null)
            return System.Text.Encoding.UTF8.GetBytes(Text);
        byte[] content = new byte[Bytes];
        // A linear congruential generator (Numerical Recipes): enough not to repeat, and the same everywhere.
        uint state = 1;
        for (int i = 0; i < content.Length; i++)
        {
            state = (state * 1664525) + 1013904223;
            content[i] = (byte)(state >> 24);
        }

        return content;
    }
}
