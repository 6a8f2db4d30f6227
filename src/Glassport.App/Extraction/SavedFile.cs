using Glassport.Analysis.Extraction;

namespace Glassport.App.Extraction;

/// <summary>A file of the extraction folder while it grows.</summary>
internal sealed class SavedFile : IPayloadFile
{
    private readonly ExtractionFolder folder;
    private Stream? stream;
    private bool exists;

    /// <summary>A file that does not exist yet.</summary>
    public SavedFile(ExtractionFolder folder, string temporaryPath)
    {
        this.folder = folder;
        TemporaryPath = temporaryPath;
        Place = new LinkedListNode<SavedFile>(this);
    }

    /// <summary>Where it grows.</summary>
    public string TemporaryPath { get; }

    /// <summary>Its place among the files that are open.</summary>
    public LinkedListNode<SavedFile> Place { get; }

    /// <summary>Its length, with what was skipped.</summary>
    public long Length { get; private set; }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        try
        {
            lock (folder.Gate)
            {
                Open().Write(bytes);
                Length += bytes.Length;
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw folder.Explained(failure);
        }
    }

    /// <inheritdoc/>
    public void Skip(long length)
    {
        lock (folder.Gate)
        {
            Length += length;
            if (stream is not null)
                stream.Position = Length;
        }
    }

    /// <inheritdoc/>
    public string Keep(SavedTransfer transfer)
    {
        try
        {
            lock (folder.Gate)
            {
                Open().SetLength(Length);
                Close();
                return folder.Keep(this, transfer);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw folder.Explained(failure);
        }
    }

    /// <inheritdoc/>
    public void Discard()
    {
        lock (folder.Gate)
            folder.Discard(this);
    }

    /// <summary>Closes the stream; it is opened again when more is written.</summary>
    public void Close()
    {
        Stream? closing = stream;
        if (closing is null)
            return;
        stream = null;
        folder.Closed(this);
        closing.Dispose();
    }

    private Stream Open()
    {
        folder.Opening(this, stream is not null);
        if (stream is null)
        {
            stream = folder.OpenFile(TemporaryPath, exists ? FileMode.Open : FileMode.CreateNew);
            exists = true;
            stream.Position = Length;
        }

        return stream;
    }
}
