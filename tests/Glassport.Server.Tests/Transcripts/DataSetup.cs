using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Glassport.Protocol;

namespace Glassport.Server.Tests.Transcripts;

/// <summary>What the client agreed on for the next data connection: it follows the commands and replies that go by.</summary>
internal sealed partial class DataSetup : IDisposable
{
    private IPEndPoint? passive;
    private Socket? active;

    /// <summary>The data connection, or null.</summary>
    public DataEnd? Connection { get; private set; }

    /// <summary>The last transfer command sends data to the server.</summary>
    public bool IsUpload { get; private set; }

    /// <summary>A transfer began, and its last reply is not here.</summary>
    public bool IsRunning { get; private set; }

    public bool IsDeflated { get; set; }

    /// <summary>Listens where a command names a port, and fills the port in.</summary>
    public string FillIn(string command, IPAddress address)
    {
        if (!command.Contains("{p", StringComparison.Ordinal))
            return command;
        Forget();
        active = new(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        active.Bind(new IPEndPoint(address, 0));
        active.Listen();
        int port = ((IPEndPoint)active.LocalEndPoint!).Port;
        return command.Replace("{port}", port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{p1}", (port >> 8).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{p2}", (port & 255).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    /// <summary>The client is about to send a command.</summary>
    public async Task SendingAsync(Verb? verb, CancellationToken patience)
    {
        if (verb?.Gate.HasFlag(VerbGate.DataConnection) != true)
            return;
        IsUpload = verb.Kind == VerbKind.Upload;
        await ConnectAsync(patience);
    }

    /// <summary>Connects to where the server listens, unless that is done.</summary>
    public async Task ConnectAsync(CancellationToken patience)
    {
        if (passive is { } server)
            Connection = await DataEnd.ConnectAsync(server, IsDeflated, patience);
        passive = null;
    }

    /// <summary>A line of a reply came.</summary>
    public async Task ReceivedAsync(byte[] line, IPAddress server, CancellationToken patience)
    {
        string text = Encoding.Latin1.GetString(line);
        if (text is ['2', '2', '7' or '8' or '9', ' ', ..])
        {
            Forget();
            int[] numbers = [.. Number().Matches(text).Select(static match => int.Parse(match.Value, CultureInfo.InvariantCulture))];
            passive = new(server, text[2] == '9' ? numbers[^1] : (numbers[^2] << 8) + numbers[^1]);
        }

        // Nothing is left to be aborted.
        if (text.StartsWith("225 ", StringComparison.Ordinal))
            Forget();
        if (text.StartsWith("150 ", StringComparison.Ordinal))
        {
            IsRunning = true;
            if (active is { } listener)
                Connection = await DataEnd.AcceptAsync(listener, IsDeflated, patience);
        }
    }

    /// <summary>The transfer is over.</summary>
    public void End()
    {
        IsRunning = false;
        Forget();
    }

    public void Dispose() => Forget();

    private void Forget()
    {
        Connection?.Dispose();
        active?.Dispose();
        (Connection, active, passive) = (null, null, null);
    }

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();
}
