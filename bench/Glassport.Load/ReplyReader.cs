namespace Glassport.Load;

/// <summary>Takes replies out of what the server sent, the last line of each.</summary>
internal sealed class ReplyReader
{
    private byte[] _bytes = new byte[512];
    private int _start;
    private int _end;
    private int _open; // the code of a reply of several lines, or 0

    public Span<byte> Free
    {
        get
        {
            if (_start == _end)
                _start = _end = 0;
            if (_end == _bytes.Length)
                Array.Resize(ref _bytes, 2 * _bytes.Length);
            return _bytes.AsSpan(_end);
        }
    }

    public void Filled(int count) => _end += count;

    public void Clear() => _start = _end = _open = 0;

    public bool TryTake(out int code, out ReadOnlySpan<byte> line)
    {
        while (_bytes.AsSpan(_start, _end - _start).IndexOf((byte)'\n') is var length and >= 0)
        {
            line = _bytes.AsSpan(_start, length);
            _start += length + 1;
            bool coded = line.Length >= 4 && char.IsAsciiDigit((char)line[0]) && char.IsAsciiDigit((char)line[1]) && char.IsAsciiDigit((char)line[2]);
            code = coded ? ((line[0] - '0') * 100) + ((line[1] - '0') * 10) + (line[2] - '0') : 0;
            if (coded && line[3] == '-' && _open == 0)
                _open = code;
            if (coded && line[3] == ' ' && (_open == 0 || _open == code))
            {
                _open = 0;
                return true;
            }
        }

        code = 0;
        line = default;
        return false;
    }
}
