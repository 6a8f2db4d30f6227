using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Glassport.Analysis.Story;

/// <summary>A text that is written sentence by sentence, English and Chinese side by side; only the language asked for is formatted.</summary>
/// <param name="language">The language of the text.</param>
internal sealed class Tale(Language language)
{
    // Shorter than this a thought needs no paragraph of its own; Chinese says it in a third of the characters.
    private const int ShortEnglish = 240;
    private const int ShortChinese = 90;

    private readonly StringBuilder _text = new();
    private int _paragraph;

    /// <summary>The language of the text.</summary>
    public Language Language => language;

    /// <summary>Adds a sentence; <paramref name="chinese"/> says the same as <paramref name="english"/>.</summary>
    public Tale Say(
        [InterpolatedStringHandlerArgument("")] ref English english, [InterpolatedStringHandlerArgument("")] ref Chinese chinese) => this;

    /// <summary>What follows is another matter: begins a paragraph, unless the one before is short.</summary>
    public Tale Paragraph()
    {
        if (_text.Length - _paragraph > (language == Language.Chinese ? ShortChinese : ShortEnglish))
        {
            _text.Append('\n');
            _paragraph = _text.Length;
        }

        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString().TrimEnd();

    /// <summary>Formats an English sentence into the text when English was asked for.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct English
    {
        private readonly StringBuilder _text;

        /// <summary>Begins a sentence.</summary>
        public English(int literalLength, int formattedCount, Tale tale, out bool wanted)
        {
            _ = (literalLength, formattedCount);
            _text = tale._text;
            wanted = tale.Language == Language.English;
            if (wanted && _text.Length > 0 && _text[^1] != '\n')
                _text.Append(' ');
        }

        /// <summary>Adds a literal.</summary>
        public void AppendLiteral(string value) => _text.Append(value);

        /// <summary>Adds a value.</summary>
        public void AppendFormatted<T>(T value) => _text.Append(value);

        /// <summary>Adds a number or the like in a format.</summary>
        public void AppendFormatted<T>(T value, string format)
            where T : IFormattable => _text.Append(value.ToString(format, CultureInfo.InvariantCulture));
    }

    /// <summary>Formats a Chinese sentence into the text when Chinese was asked for.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Chinese
    {
        private readonly StringBuilder _text;

        /// <summary>Begins a sentence.</summary>
        public Chinese(int literalLength, int formattedCount, Tale tale, out bool wanted)
        {
            _ = (literalLength, formattedCount);
            _text = tale._text;
            wanted = tale.Language == Language.Chinese;
        }

        /// <summary>Adds a literal.</summary>
        public void AppendLiteral(string value) => _text.Append(value);

        /// <summary>Adds a value.</summary>
        public void AppendFormatted<T>(T value) => _text.Append(value);

        /// <summary>Adds a number or the like in a format.</summary>
        public void AppendFormatted<T>(T value, string format)
            where T : IFormattable => _text.Append(value.ToString(format, CultureInfo.InvariantCulture));
    }
}
