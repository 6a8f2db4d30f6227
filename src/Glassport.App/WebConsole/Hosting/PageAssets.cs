using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Glassport.App.WebConsole.Hosting;

/// <summary>The page's own files, which are in the executable.</summary>
internal static class PageAssets
{
    private const string Prefix = "console/";
    private const string Start = "index.html";

    private static readonly FrozenDictionary<string, string> MediaTypes = new Dictionary<string, string>
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".webmanifest"] = "application/manifest+json",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, Asset> Assets = Load();

    /// <summary>The names of the files.</summary>
    public static IEnumerable<string> Names => Assets.Keys;

    /// <summary>Answers with the file of the request's path. False when there is none.</summary>
    public static async Task<bool> TryServeAsync(HttpContext http)
    {
        string name = http.Request.Path.Value is { Length: > 1 } path ? path[1..] : Start;
        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method) || !Assets.TryGetValue(name, out Asset? asset))
            return false;
        // Asked for each time, and sent only when it is another: an update is seen at once.
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers.ETag = asset.Tag;
        if (http.Request.Headers.IfNoneMatch == asset.Tag)
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return true;
        }

        http.Response.ContentType = asset.MediaType;
        http.Response.ContentLength = asset.Content.Length;
        if (HttpMethods.IsGet(http.Request.Method))
            await http.Response.Body.WriteAsync(asset.Content, http.RequestAborted).ConfigureAwait(false);
        return true;
    }

    private static FrozenDictionary<string, Asset> Load()
    {
        Assembly assembly = typeof(PageAssets).Assembly;
        return assembly.GetManifestResourceNames().Where(static name => name.StartsWith(Prefix, StringComparison.Ordinal)).ToFrozenDictionary(
            static name => name[Prefix.Length..].Replace('\\', '/'),
            name =>
            {
                using Stream stream = assembly.GetManifestResourceStream(name)!;
                byte[] content = new byte[stream.Length];
                stream.ReadExactly(content);
                return new Asset(content, MediaTypes[Path.GetExtension(name)], $"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 8))}\"");
            });
    }

    private sealed record Asset(byte[] Content, string MediaType, string Tag);
}
