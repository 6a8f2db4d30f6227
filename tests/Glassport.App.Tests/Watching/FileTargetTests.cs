using System.Text;
using Glassport.Analysis.Model;
using Glassport.Analysis.Rendering;
using Glassport.App.Watching;
using Glassport.Capture;
using Glassport.TestKit;

namespace Glassport.App.Tests.Watching;

/// <summary>Lines in a file that logrotate handles.</summary>
public sealed class FileTargetTests : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("glassport-test-");
    private readonly List<string> notes = [];
    private FileTarget? target;

    private string Path => System.IO.Path.Combine(folder.FullName, "watch.log");

    public async ValueTask DisposeAsync()
    {
        if (target is not null)
            await target.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task What_stands_there_stays()
    {
        File.WriteAllText(Path, "before\n");
        await WriteAsync("one");
        Assert.Equal("before\none\n", File.ReadAllText(Path));
    }

    [Fact]
    public async Task A_file_that_was_moved_away_is_begun_anew()
    {
        await WriteAsync("one");
        File.Move(Path, Path + ".1");
        await WriteAsync("two");
        Assert.Equal("one\n", File.ReadAllText(Path + ".1"));
        Assert.Equal("two\n", File.ReadAllText(Path));
    }

    [Fact]
    public async Task A_truncated_file_is_continued_at_its_new_end()
    {
        await WriteAsync("a long line");
        using (FileStream copied = new(Path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
            copied.SetLength(0);
        await WriteAsync("two");
        Assert.Equal("two\n", File.ReadAllText(Path));
    }

    [Fact]
    public async Task A_file_that_was_moved_and_put_back_is_opened_anew_on_demand()
    {
        await WriteAsync("one");
        File.Move(Path, Path + ".1");
        File.Copy(Path + ".1", Path);
        File.Delete(Path + ".1");
        target!.Reopen();
        await WriteAsync("two");
        Assert.Equal("one\ntwo\n", File.ReadAllText(Path));
    }

    [Fact]
    public async Task Lines_that_cannot_be_written_are_counted_and_told_of_once()
    {
        await WriteAsync("one");
        Directory.Delete(folder.FullName, recursive: true);
        File.WriteAllText(folder.FullName, "no folder");
        await WriteAsync("two");
        await WriteAsync("three");
        Assert.Contains("cannot be written", Assert.Single(notes), StringComparison.Ordinal);
        File.Delete(folder.FullName);
        folder.Create();
        await WriteAsync("four");
        Assert.EndsWith("can be written again; 2 lines are missing.", notes[1], StringComparison.Ordinal);
        Assert.Equal("four\n", File.ReadAllText(Path));
    }

    [Fact]
    public async Task A_form_with_a_heading_writes_it_into_each_file()
    {
        target = new FileTarget(Path, notes.Add);
        using SessionLines lines = new(new ZeekRendering(), target, new());
        Conversation conversation = await SessionAsync();
        await lines.ConversationEndedAsync(conversation, default);
        await target.FlushAsync(default);
        await lines.ConversationEndedAsync(conversation, default);
        await target.FlushAsync(default);
        File.Move(Path, Path + ".1");
        await lines.ConversationEndedAsync(conversation, default);
        await target.FlushAsync(default);

        Assert.Equal(["#fields", "RETR", "RETR"], Kinds(Path + ".1"));
        Assert.Equal(["#fields", "RETR"], Kinds(Path));

        static IEnumerable<string> Kinds(string path) => File.ReadAllLines(path)
            .Select(static line => line.StartsWith("#fields", StringComparison.Ordinal) ? "#fields" : line.Contains("\tRETR\t", StringComparison.Ordinal) ? "RETR" : "")
            .Where(static kind => kind.Length > 0);
    }

    private async Task WriteAsync(string line)
    {
        target ??= new FileTarget(Path, notes.Add);
        await target.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"), default, default);
        await target.FlushAsync(default);
    }

    private static async Task<Conversation> SessionAsync()
    {
        await using var source = await CaptureFiles.OpenAsync([Repository.PathOf("samples", "first-article.pcapng")], null, default);
        return (await Analysis.Explainer.RunAsync(source, new(), null, default)).Conversations.Single();
    }
}
