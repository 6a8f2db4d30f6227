namespace Glassport.App.Tests.Shell;

/// <summary>Keys as a terminal sends them, written in a text: <c>^A</c> with Control, <c>⌥b</c> with Alt, and the arrows.</summary>
internal static class Keys
{
    public static IEnumerable<ConsoleKeyInfo> Of(string text)
    {
        for (int at = 0; at < text.Length; at++)
        {
            char c = text[at];
            yield return c switch
            {
                '^' => Control(text[++at]),
                '⌥' => new(text[++at], Enum.Parse<ConsoleKey>(char.ToUpperInvariant(text[at]).ToString()), false, true, false),
                '←' => Named(ConsoleKey.LeftArrow),
                '→' => Named(ConsoleKey.RightArrow),
                '↑' => Named(ConsoleKey.UpArrow),
                '↓' => Named(ConsoleKey.DownArrow),
                '⇱' => Named(ConsoleKey.Home),
                '⇲' => Named(ConsoleKey.End),
                '⌦' => Named(ConsoleKey.Delete),
                '⌫' => new('\b', ConsoleKey.Backspace, false, false, false),
                '⇥' => new('\t', ConsoleKey.Tab, false, false, false),
                '⏎' => new('\r', ConsoleKey.Enter, false, false, false),
                _ => new(c, default, false, false, false),
            };
        }
    }

    private static ConsoleKeyInfo Control(char letter) => new((char)(letter & 0x1F), Enum.Parse<ConsoleKey>(letter.ToString()), false, false, true);

    private static ConsoleKeyInfo Named(ConsoleKey key) => new('\0', key, false, false, false);
}
