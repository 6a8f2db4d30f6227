using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Glassport.App.WebConsole.Hosting;

/// <summary>The cookie of a browser that is logged in: no script reads it, and no other page's request carries it.</summary>
internal static class LoginCookie
{
    /// <summary>Its name where the console listens at the usual port. Cookies do not know ports, so the name does.</summary>
    public static string Name { get; } = NameAt(ConsoleSettings.UsualPort);

    /// <summary>What a browser shows, or null.</summary>
    public static string? Read(HttpRequest request) => request.Cookies[NameAt(request.HttpContext.Connection.LocalPort)];

    /// <summary>Gives it to a browser.</summary>
    public static void Set(HttpContext http, string key) => http.Response.Cookies.Append(NameAt(http.Connection.LocalPort), key, Options(http));

    /// <summary>Takes it from a browser.</summary>
    public static void Clear(HttpContext http) => http.Response.Cookies.Delete(NameAt(http.Connection.LocalPort), Options(http));

    private static string NameAt(int port) => string.Create(CultureInfo.InvariantCulture, $"glassport-{port}");

    private static CookieOptions Options(HttpContext http) => new()
    {
        HttpOnly = true,
        Secure = http.Request.IsHttps,
        SameSite = SameSiteMode.Strict,
        Path = "/",
        IsEssential = true,
    };
}
