using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Glassport.Console.Tests;

/// <summary>The console as an administrator starts it: a process of its own, with a state folder of its own.</summary>
public sealed class ConsoleProcess : IAsyncDisposable
{
    /// <summary>The administrator's password.</summary>
    public const string Password = "correct horse battery";

    private readonly Process process;
    private readonly string folder;

    private ConsoleProcess(Process process, string folder, Uri address)
    {
        this.process = process;
        this.folder = folder;
        Address = address;
    }

    /// <summary>Where it is.</summary>
    public Uri Address { get; }

    /// <summary>A folder for the test's files; it goes with the console.</summary>
    public string Folder => folder;

    /// <summary>Starts one and waits until it says where it is.</summary>
    public static async Task<ConsoleProcess> StartAsync(params string[] more)
    {
        string folder = Directory.CreateTempSubdirectory("glassport-console-").FullName;
        string program = Path.Combine(AppContext.BaseDirectory, "glassport.dll");
        ProcessStartInfo start = new("dotnet", [program, "console", "--state", Path.Combine(folder, "state"), "--listen", "0", "--log-level", "Warning", .. more])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["GLASSPORT_PASSWORD"] = Password;
        Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.TrimStart().StartsWith("at   http", StringComparison.Ordinal))
                return new(process, folder, new Uri(line.Trim()["at   ".Length..]));
        }

        throw new InvalidOperationException("The console did not start: " + await errors);
    }

    /// <summary>A client of the API that is logged in as the administrator, as a browser would be.</summary>
    public async Task<HttpClient> ClientAsync()
    {
        HttpClient client = new(new HttpClientHandler { UseProxy = false }) { BaseAddress = Address };
        HttpResponseMessage login = await client.PostAsJsonAsync("/api/login", new { name = "admin", password = Password });
        login.EnsureSuccessStatusCode();
        JsonNode state = JsonNode.Parse(await login.Content.ReadAsStringAsync())!;
        client.DefaultRequestHeaders.Add("X-Glassport-Token", state["antiForgery"]!.GetValue<string>());
        return client;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            using Process kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync();
        }

        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
