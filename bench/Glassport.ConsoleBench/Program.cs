using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Playwright;

// wire-page open ADDRESS PASSWORD CAPTURE   opens a capture in the browser, scrolls through it
// wire-page live ADDRESS PASSWORD RATE SECONDS   captures on the loopback while datagrams are sent at a rate
// Prints "name value" lines; times in milliseconds.

string mode = args[0];
using IPlaywright playwright = await Playwright.CreateAsync();
await using IBrowser browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox"] });
IPage page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1360, Height = 900 } });
page.SetDefaultTimeout(120_000);
await page.GotoAsync(args[1]);
await page.Locator("input[name=name]").FillAsync("admin");
await page.Locator("input[name=password]").FillAsync(args[2]);
await page.Locator("button[type=submit]").ClickAsync();
await page.Locator(".shell").WaitForAsync();
await page.EvaluateAsync("location.hash = '#/wire'");
await page.Locator(".drop-zone").WaitForAsync();

// The longest time between two frames is the longest pause that a person sees.
const string Watch = """
    window.pause = 0;
    let last = performance.now();
    const look = now => { window.pause = Math.max(window.pause, now - last); last = now; requestAnimationFrame(look); };
    requestAnimationFrame(look);
    """;

if (mode == "open")
    await OpenAsync();
else
    await LiveAsync(int.Parse(args[3], CultureInfo.InvariantCulture), int.Parse(args[4], CultureInfo.InvariantCulture));

async Task OpenAsync()
{
    Stopwatch clock = Stopwatch.StartNew();
    await page.Locator(".drop-zone input[type=file]").SetInputFilesAsync(args[3]);
    await page.Locator(".packet .info:text-matches('.')").First.WaitForAsync();
    Print("first-rows", clock.Elapsed.TotalMilliseconds);
    await page.Locator(".wire-head .badge.good").WaitForAsync();
    Print("explained", clock.Elapsed.TotalMilliseconds);
    await page.EvaluateAsync(Watch);
    // From top to bottom in 200 steps of a frame each, as a dragged scroll bar does, then in steps of the wheel.
    string filled = await page.EvaluateAsync<string>("""
        async () => {
            const scroll = document.querySelector('.packet-scroll');
            const frame = () => new Promise(requestAnimationFrame);
            const whole = scroll.scrollHeight - scroll.clientHeight;
            for (let step = 0; step <= 200; step++) { scroll.scrollTop = whole * step / 200; await frame(); }
            for (let step = 0; step < 200; step++) { scroll.scrollTop -= 120; await frame(); }
            return String(window.pause);
        }
        """);
    Print("longest-pause", double.Parse(filled, CultureInfo.InvariantCulture));
    clock.Restart();
    await page.EvaluateAsync("() => { const scroll = document.querySelector('.packet-scroll'); scroll.scrollTop = (scroll.scrollHeight - scroll.clientHeight) / 2; }");
    await page.WaitForFunctionAsync("() => [...document.querySelectorAll('.packet:not([hidden]) .info')].every(cell => cell.textContent !== '…')");
    Print("far-rows", clock.Elapsed.TotalMilliseconds);
}

async Task LiveAsync(int rate, int seconds)
{
    await page.Locator("input[name=capture-filter]").FillAsync("udp port 9999");
    await page.Locator(".wire-start button[type=submit]").ClickAsync();
    await page.Locator(".pulse").WaitForAsync();
    await page.EvaluateAsync(Watch);
    int sent = await SendAsync(rate, seconds);
    Print("sent", sent);
    Print("longest-pause", await page.EvaluateAsync<double>("window.pause"));
    await page.Locator(".wire-head .danger").ClickAsync();
    await page.Locator(".wire-head .badge.good").WaitForAsync();
    string foot = await page.Locator(".packet-foot span").First.InnerTextAsync();
    Print("shown", double.Parse(foot.Split(" of ")[1].Split(' ')[0], NumberStyles.AllowThousands, CultureInfo.InvariantCulture));
}

static async Task<int> SendAsync(int rate, int seconds)
{
    using Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    IPEndPoint target = new(IPAddress.Loopback, 9999);
    byte[] datagram = new byte[200];
    Stopwatch clock = Stopwatch.StartNew();
    int sent = 0;
    while (clock.Elapsed.TotalSeconds < seconds)
    {
        for (int due = (int)(clock.Elapsed.TotalSeconds * rate); sent < due; sent++)
        {
            try
            {
                await socket.SendToAsync(datagram, target);
            }
            catch (SocketException)
            {
                // Nobody listens, which the system tells; the datagram has passed the interface all the same.
            }
        }

        await Task.Delay(5);
    }

    return sent;
}

static void Print(string name, double value) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {value:0}"));
