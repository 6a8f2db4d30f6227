using System.Globalization;

namespace Glassport.App.Shell.Editing;

/// <summary>The line that is being written, and the place in it. It moves by what a person sees as characters.</summary>
internal sealed class LineBuffer
{
    private string killed = "";

    /// <summary>The line.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The place: how many UTF-16 units stand before it.</summary>
    public int Cursor { get; private set; }

    /// <summary>What stands before the place.</summary>
    public string Before => Text[..Cursor];

    /// <summary>Puts another line here, with the place at its end.</summary>
    /// <param name="text">The line.</param>
    public void Set(string text)
    {
        Text = text;
        Cursor = text.Length;
    }

    /// <summary>Writes at the place.</summary>
    /// <param name="text">What.</param>
    public void Insert(string text)
    {
        Text = Text.Insert(Cursor, text);
        Cursor += text.Length;
    }

    /// <summary>Writes over what stands between a position and the place.</summary>
    /// <param name="start">The position.</param>
    /// <param name="text">What.</param>
    public void Replace(int start, string text)
    {
        Text = Text.Remove(start, Cursor - start).Insert(start, text);
        Cursor = start + text.Length;
    }

    /// <summary>Goes to a position.</summary>
    /// <param name="position">The position.</param>
    public void MoveTo(int position) => Cursor = Math.Clamp(position, 0, Text.Length);

    /// <summary>The position one character to the left.</summary>
    public int Left => Cursor == 0 ? 0 : StringInfo.ParseCombiningCharacters(Before)[^1];

    /// <summary>The position one character to the right.</summary>
    public int Right => Cursor == Text.Length ? Cursor : Cursor + StringInfo.GetNextTextElementLength(Text, Cursor);

    /// <summary>Where the word before the place begins: letters and digits make words.</summary>
    public int WordLeft
    {
        get
        {
            int at = Cursor;
            while (at > 0 && !char.IsLetterOrDigit(Text[at - 1]))
                at--;
            while (at > 0 && char.IsLetterOrDigit(Text[at - 1]))
                at--;
            return at;
        }
    }

    /// <summary>Where the word behind the place ends.</summary>
    public int WordRight
    {
        get
        {
            int at = Cursor;
            while (at < Text.Length && !char.IsLetterOrDigit(Text[at]))
                at++;
            while (at < Text.Length && char.IsLetterOrDigit(Text[at]))
                at++;
            return at;
        }
    }

    /// <summary>Where what blanks set off before the place begins.</summary>
    public int BlankLeft
    {
        get
        {
            int at = Cursor;
            while (at > 0 && Text[at - 1] == ' ')
                at--;
            while (at > 0 && Text[at - 1] != ' ')
                at--;
            return at;
        }
    }

    /// <summary>Takes out what stands between a position and the place, in either direction.</summary>
    /// <param name="position">The position.</param>
    public void Delete(int position)
    {
        int first = Math.Min(position, Cursor);
        Text = Text.Remove(first, Math.Max(position, Cursor) - first);
        Cursor = first;
    }

    /// <summary>As <see cref="Delete"/>; <see cref="Yank"/> brings it back.</summary>
    /// <param name="position">The position.</param>
    public void Kill(int position)
    {
        if (position == Cursor)
            return;
        killed = Text[Math.Min(position, Cursor)..Math.Max(position, Cursor)];
        Delete(position);
    }

    /// <summary>Writes what was killed last.</summary>
    public void Yank() => Insert(killed);

    /// <summary>Exchanges the characters around the place.</summary>
    public void Transpose()
    {
        if (Cursor == Text.Length)
            MoveTo(Left);
        int first = Left, second = Cursor, end = Right;
        if (first == second || second == end)
            return;
        Text = Text[..first] + Text[second..end] + Text[first..second] + Text[end..];
        Cursor = end;
    }
}
