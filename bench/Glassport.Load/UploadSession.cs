using System.Text;

namespace Glassport.Load;

/// <summary>Uploads a large file once, out of the pages of a small one in memory.</summary>
internal sealed class UploadSession(Load load, int index) : TransferSession(load, index)
{
    private readonly byte[] _command = Encoding.UTF8.GetBytes($"STOR {load.Path}{index}\r\n");
    private long _bytes;

    protected override uint Interest => Native.Writable;

    protected override ReadOnlySpan<byte> Command => _command;

    protected override bool Move()
    {
        while (_bytes < Load.Size)
        {
            long offset = _bytes % MemoryFile.Length;
            int count = Data.SendFile(Load.Source.Descriptor, offset, Math.Min(MemoryFile.Length - offset, Load.Size - _bytes));
            if (count == Channel.Nothing)
                return false;
            _bytes += count;
        }

        return true;
    }

    protected override void OnTransferred()
    {
        Load.Add(Load.Size);
        Load.Done();
    }
}
