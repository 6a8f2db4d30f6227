using Glassport.Analysis.Display;
using Glassport.Analysis.Filtering;
using Glassport.App.Capturing;
using Glassport.App.WebConsole.Access;
using Glassport.App.WebConsole.Api;
using Glassport.Capture.Live;

namespace Glassport.App.WebConsole.Wire;

/// <summary>Captures: on an interface, from a file, and what is in them. Explanations and what is saved are in other files of this folder.</summary>
internal static class RecordingOperations
{
    private const int MostRows = 2_000;
    private const int LongestName = 120;

    private static readonly ApiParameter Filter = new("filter", "A display filter, such as ftp and ip.addr == 192.0.2.1.");

    /// <summary>The operations.</summary>
    public static IEnumerable<ApiOperation> All =>
    [
        new("GET", "/interfaces", Role.Operator, "Lists the interfaces that can be captured on.", InterfacesAsync) { Response = typeof(InterfaceRow[]) },
        new("GET", "/filter-words", Role.Operator, "Lists the words of display filters.", WordsAsync) { Response = typeof(FilterWords) },
        new("GET", "/recordings", Role.Operator, "Lists the captures, newest first.", ListAsync) { Response = typeof(RecordingRow[]) },
        new("POST", "/recordings", Role.Operator, "Opens a capture file: pcap, pcapng or snoop, also with gzip.", OpenAsync)
        {
            RequestMediaType = "application/octet-stream", Response = typeof(RecordingRow), Query = [new("name", "What people call it."), new("id", "The name in the API that it gets, ten hexadecimal digits, so that it can be looked at while it is sent.")],
        },
        new("POST", "/recordings/capture", Role.Operator, "Begins to capture.", CaptureAsync) { Request = typeof(CaptureStart), Response = typeof(RecordingRow) },
        new("GET", "/recordings/{id}", Role.Operator, "Tells of a capture.", GetAsync) { Response = typeof(RecordingRow) },
        new("GET", "/recordings/{id}/events", Role.Operator, "Tells of a capture whenever it changes: the event 'recording'.", FollowAsync)
        {
            ResponseMediaType = EventStream.MediaType,
        },
        new("POST", "/recordings/{id}/stop", Role.Operator, "Ends a capture; what was captured stays.", StopAsync),
        new("DELETE", "/recordings/{id}", Role.Operator, "Removes a capture with its file.", RemoveAsync),
        new("GET", "/recordings/{id}/packets", Role.Operator, "Lists packets.", PacketsAsync)
        {
            Response = typeof(PacketPage),
            Query = [new("from", "Which of the fitting ones comes first, from 0.", "integer"), new("count", $"How many at most; {MostRows} are.", "integer"), Filter],
        },
        new("GET", "/recordings/{id}/position", Role.Operator, "Tells which of the fitting packets is the first from a number on.", PositionAsync)
        {
            Response = typeof(PacketPage), Query = [new("packet", "The packet's number.", "integer"), Filter],
        },
        new("GET", "/recordings/{id}/packets/{number}", Role.Operator, "Takes a packet apart.", PacketAsync) { Response = typeof(PacketDetail) },
        .. StoryOperations.All,
        .. SavingOperations.All,
    ];

    /// <summary>The recording that a request is about.</summary>
    /// <exception cref="ApiException">There is none.</exception>
    public static Recording Find(ApiCall call) => call.Console.Recordings.Find(call.Route("id")) ?? throw ApiException.NotFound("recording", "抓包");

    private static Task InterfacesAsync(ApiCall call)
    {
        try
        {
            return call.WriteAsync<InterfaceRow[]>(
            [
                .. LiveInterfaces.List().Select(static one => new InterfaceRow(one.Name, one.Description, [.. one.Addresses.Select(static address => address.ToString())], one.IsUp, one.IsLoopback)),
            ]);
        }
        catch (LiveCaptureException failure)
        {
            throw Refusal(failure);
        }
    }

    private static Task WordsAsync(ApiCall call) => call.WriteAsync(new FilterWords(DisplayFilter.Words));

    private static Task ListAsync(ApiCall call) => call.WriteAsync<RecordingRow[]>([.. call.Console.Recordings.All.Select(static recording => recording.Row)]);

    private static async Task OpenAsync(ApiCall call)
    {
        RequireRoom(call);
        string? id = call.Query("id");
        if (id is not null && !call.Console.Recordings.IsFree(id))
            throw ApiException.Field("id", ("Write ten hexadecimal digits that no other capture has.", "请写十位十六进制数字，且不与其他抓包相同。"), call.Language);
        try
        {
            Recording recording = await call.Console.Recordings.OpenAsync(id, NameOf(call.Query("name"), "capture"), call.Http.Request.Body, call.Aborted).ConfigureAwait(false);
            await call.AuditAsync("recording-open", recording.Name).ConfigureAwait(false);
            await call.WriteAsync(recording.Row, 201).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException)
        {
            throw new ApiException(400, ($"The capture cannot be opened: {failure.Message}", $"无法打开此抓包文件：{failure.Message}"));
        }
    }

    private static async Task CaptureAsync(ApiCall call)
    {
        CaptureStart start = await call.ReadAsync<CaptureStart>().ConfigureAwait(false);
        RequireRoom(call);
        string? filter = string.IsNullOrWhiteSpace(start.Filter) ? null : start.Filter.Trim();
        FtpFilterExpression? ftp = FtpOf(filter, call);
        try
        {
            Recording recording = await call.Console.Recordings.CaptureAsync(NameOf(start.Name, start.Interface), path => new()
            {
                Live = new() { Interface = start.Interface, Filter = ftp is null ? filter : null },
                Filter = filter,
                Ftp = ftp,
                Output = path,
                Size = Recordings.MostBytes,
                IsQuiet = true,
            }).ConfigureAwait(false);
            await call.AuditAsync("capture-start", $"{start.Interface} {filter}".TrimEnd()).ConfigureAwait(false);
            await call.WriteAsync(recording.Row, 201).ConfigureAwait(false);
        }
        catch (LiveCaptureException failure)
        {
            throw Refusal(failure);
        }
        catch (IOException failure)
        {
            throw new ApiException(409, ($"The capture cannot be kept: {failure.Message}", $"无法保存抓包：{failure.Message}"));
        }
    }

    private static FtpFilterExpression? FtpOf(string? filter, ApiCall call)
    {
        if (filter is null || !FtpFilterExpression.IsMeant(filter))
            return null;
        return FtpFilterExpression.TryParse(filter, out FtpFilterExpression? expression, out FilterSyntaxError? error)
            ? expression
            : throw ApiException.Field("filter", (error.Message + ".", $"过滤器无法理解：{error.Message}。"), call.Language);
    }

    private static ApiException Refusal(LiveCaptureException failure)
    {
        string advice = CaptureRights.Advice(failure).Trim();
        return failure.Failure == LiveFailure.Filter
            ? new(400, (failure.Message, $"libpcap 不理解此过滤器：{failure.Message}"), [new("filter", failure.Message)])
            : new(409, ($"{failure.Message} {advice}".TrimEnd(), $"无法抓包：{failure.Message} {advice}".TrimEnd()));
    }

    private static Task GetAsync(ApiCall call) => call.WriteAsync(Find(call).Row);

    private static Task FollowAsync(ApiCall call)
    {
        Recording recording = Find(call);
        return new EventStream(call).SendAsync(
            "recording", TimeSpan.FromMilliseconds(200), () => recording.Signal.Changed, () => ValueTask.FromResult(call.Console.Recordings.Find(recording.Id)?.Row));
    }

    private static async Task StopAsync(ApiCall call)
    {
        Recording recording = Find(call);
        recording.Stop();
        await call.AuditAsync("capture-stop", recording.Name).ConfigureAwait(false);
        call.Done();
    }

    private static async Task RemoveAsync(ApiCall call)
    {
        Recording recording = Find(call);
        await call.Console.Recordings.RemoveAsync(recording).ConfigureAwait(false);
        await call.AuditAsync("recording-remove", recording.Name).ConfigureAwait(false);
        call.Done();
    }

    private static Task PacketsAsync(ApiCall call)
    {
        Recording recording = Find(call);
        var selected = recording.Select(FilterOf(call));
        int from = (int)call.Number("from", 0, 0, int.MaxValue);
        int count = (int)call.Number("count", 200, 0, MostRows);
        int to = (int)Math.Min((long)from + count, selected.Count);
        return call.WriteAsync(Page(recording, selected, from, to));
    }

    private static Task PositionAsync(ApiCall call)
    {
        Recording recording = Find(call);
        var selected = recording.Select(FilterOf(call));
        int packet = (int)call.Number("packet", 1, 1, int.MaxValue);
        int at = selected.Numbers is { } numbers ? numbers.BinarySearch(packet) is var found && found < 0 ? ~found : found : packet - 1;
        at = Math.Min(at, Math.Max(selected.Count - 1, 0));
        return call.WriteAsync(Page(recording, selected, at, Math.Min(at + 1, selected.Count)));
    }

    private static PacketPage Page(Recording recording, SelectedPackets.Selection selected, int from, int to)
    {
        var table = recording.Table;
        List<PacketRow> rows = [];
        for (int i = from; i < to; i++)
        {
            int index = selected[i] - 1;
            if (index < table.Count)
                rows.Add(PacketRow.Of(table[index], table[0].Time));
        }

        return new(selected.Packets, selected.Count, from, rows);
    }

    private static DisplayFilter? FilterOf(ApiCall call)
    {
        if (call.Query("filter") is not { } text)
            return null;
        return DisplayFilter.TryParse(text, out DisplayFilter? filter, out FilterSyntaxError? error)
            ? filter
            : throw new ApiException(
                400, ($"At character {error!.Position + 1}: {error.Message}.", $"第 {error.Position + 1} 个字符处：{error.Message}。"),
                [new("filter", $"{error.Message}.")]);
    }

    private static Task PacketAsync(ApiCall call)
    {
        Recording recording = Find(call);
        var table = recording.Table;
        if (!int.TryParse(call.Route("number"), System.Globalization.CultureInfo.InvariantCulture, out int number) || number < 1 || number > table.Count)
            throw ApiException.NotFound("packet", "包");
        return call.WriteAsync(PacketReading.Read(recording, table, number - 1, call.Language));
    }

    private static void RequireRoom(ApiCall call)
    {
        if (!call.Console.Recordings.HasRoom)
            throw new ApiException(409, ($"There are {Recordings.Most} captures. Remove one first.", $"已有 {Recordings.Most} 个抓包，请先删除一个。"));
    }

    private static string NameOf(string? asked, string otherwise)
    {
        string name = string.IsNullOrWhiteSpace(asked) ? otherwise : asked.Trim();
        return name.Length <= LongestName ? name : name[..LongestName];
    }
}
