using System.Globalization;
using System.IO.Compression;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Glassport.App.WebConsole.Access;
using Glassport.App.WebConsole.Api;
using Glassport.Client;
using Glassport.Protocol.Listings;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Glassport.App.WebConsole.Files;

/// <summary>Files of an FTP server: fetched and stored as they come, nothing kept in between.</summary>
internal static class ContentOperations
{
    private const string Bytes = "application/octet-stream";
    private const int DeepestLevel = 64;

    /// <summary>The operations.</summary>
    public static IEnumerable<ApiOperation> All =>
    [
        new("GET", "/visits/{visit}/content", Role.User, "Fetches a file; a Range that begins somewhere is fetched with REST.", FetchAsync)
        {
            ResponseMediaType = Bytes, Query = [new("path", "The path on the server."), new("length", "How many bytes at most.", "integer")],
        },
        new("GET", "/visits/{visit}/zip", Role.User, "Fetches files and directories as a ZIP archive.", FetchSeveralAsync)
        {
            ResponseMediaType = "application/zip", Query = [new("path", "The directory that they are in."), new("name", "A name in it; may be repeated.")],
        },
        new("PUT", "/visits/{visit}/content", Role.User, "Stores a file.", StoreAsync)
        {
            RequestMediaType = Bytes, Response = typeof(UploadResult),
            Query = [new("path", "The path on the server."), new("offset", "Where it goes on (REST).", "integer")],
        },
    ];

    private static async Task FetchAsync(ApiCall call)
    {
        string path = FilesOperations.PathOf(call);
        long offset = OffsetOf(call.Http.Request);
        long most = call.Number("length", long.MaxValue, 0, long.MaxValue);
        await FilesOperations.DoAsync(call, FilesOperations.Find(call), async client =>
        {
            long? size = await client.SizeAsync(path, call.Aborted).ConfigureAwait(false);
            long? length = size is { } known ? Math.Max(known - offset, 0) : null;
            bool isPart = length is { } rest && most < rest;
            HttpResponse response = call.Http.Response;
            response.ContentType = Bytes;
            response.Headers.ContentDisposition = Attachment(NameOf(path));
            response.ContentLength = isPart ? most : length;
            if (offset > 0 && size is { } whole)
            {
                response.StatusCode = StatusCodes.Status206PartialContent;
                response.Headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes {offset}-{whole - 1}/{whole}");
            }

            return await client.DownloadAsync(
                path, response.Body, new() { Offset = offset, Length = isPart ? most : null, ExpectedSize = isPart ? null : size }, call.Aborted).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    private static async Task FetchSeveralAsync(ApiCall call)
    {
        string directory = FilesOperations.PathOf(call);
        string[] names = [.. call.Http.Request.Query["name"].OfType<string>()];
        if (names.Length == 0 || names.Any(static name => name.Length == 0 || name.Contains('/') || FtpAddress.HasLineEnd(name)))
            throw ApiException.Field("name", ("Name what is to be fetched.", "请指明要下载的文件。"), call.Language);
        await FilesOperations.DoAsync(call, FilesOperations.Find(call), async client =>
        {
            Listing listing = await client.ListAsync(directory, call.Aborted).ConfigureAwait(false);
            HttpResponse response = call.Http.Response;
            response.ContentType = "application/zip";
            // The archive ends each entry with a few bytes that it has no asynchronous way to write.
            if (call.Http.Features.Get<IHttpBodyControlFeature>() is { } body)
                body.AllowSynchronousIO = true;
            response.Headers.ContentDisposition = Attachment($"{(NameOf(directory) is { Length: > 0 } name ? name : "files")}.zip");
            ZipArchive archive = await ZipArchive.CreateAsync(response.Body, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, call.Aborted).ConfigureAwait(false);
            await using (archive.ConfigureAwait(false))
            {
                foreach (ListingEntry entry in listing.Entries.Where(entry => names.Contains(entry.Name, StringComparer.Ordinal)))
                    await AddAsync(archive, client, directory, "", entry, DeepestLevel, call.Aborted).ConfigureAwait(false);
            }

            return true;
        }).ConfigureAwait(false);
    }

    private static async Task AddAsync(
        ZipArchive archive, FtpClient client, string directory, string prefix, ListingEntry entry, int levels, CancellationToken cancellationToken)
    {
        // A name that would lead out of the folder that the archive is unpacked in has no place there.
        if (entry.Name is "." or ".." || entry.Name.AsSpan().ContainsAny('/', '\\') || FtpAddress.HasLineEnd(entry.Name) || levels == 0)
            return;
        string path = $"{directory.TrimEnd('/')}/{entry.Name}";
        if (entry.Kind == ListingKind.Directory)
        {
            archive.CreateEntry($"{prefix}{entry.Name}/");
            Listing inner = await client.ListAsync(path, cancellationToken).ConfigureAwait(false);
            foreach (ListingEntry one in inner.Entries)
                await AddAsync(archive, client, path, $"{prefix}{entry.Name}/", one, levels - 1, cancellationToken).ConfigureAwait(false);
            return;
        }

        ZipArchiveEntry zipped = archive.CreateEntry(prefix + entry.Name, CompressionLevel.Fastest);
        Stream content = await zipped.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (content.ConfigureAwait(false))
            await client.DownloadAsync(path, content, TransferRequest.Whole, cancellationToken).ConfigureAwait(false);
    }

    private static async Task StoreAsync(ApiCall call)
    {
        string path = FilesOperations.PathOf(call);
        long offset = call.Number("offset", 0, 0, long.MaxValue);
        HashedStream source = new(call.Http.Request.Body);
        await using (source.ConfigureAwait(false))
        {
            TransferReport report = await FilesOperations.DoAsync(
                call, FilesOperations.Find(call), client => client.UploadAsync(source, path, new() { Offset = offset }, call.Aborted)).ConfigureAwait(false);
            await call.WriteAsync(new UploadResult(report.Bytes, source.Sha256)).ConfigureAwait(false);
        }
    }

    private static long OffsetOf(HttpRequest request) =>
        RangeHeaderValue.TryParse(request.Headers.Range.ToString(), out RangeHeaderValue? range) && range.Ranges is { Count: 1 } ranges && ranges.First() is { From: { } from, To: null } ? from : 0;

    private static string NameOf(string path) => path.TrimEnd('/') is var trimmed ? trimmed[(trimmed.LastIndexOf('/') + 1)..] : "";

    // The name comes from a server: what is not plain is encoded (RFC 6266).
    private static string Attachment(string name)
    {
        ContentDispositionHeaderValue header = new("attachment") { FileNameStar = name };
        return header.ToString();
    }

    /// <summary>What a browser sends, hashed while it is read. It cannot be read twice.</summary>
    private sealed class HashedStream(Stream inner) : Stream
    {
        private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public string Sha256 => Convert.ToHexStringLower(hash.GetCurrentHash());

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            int read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            hash.AppendData(buffer.Span[..read]);
            return read;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                hash.Dispose();
            base.Dispose(disposing);
        }
    }
}
