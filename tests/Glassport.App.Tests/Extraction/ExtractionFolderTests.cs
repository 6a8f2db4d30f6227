using System.Text;
using System.Text.Json;
using Glassport.Analysis.Extraction;
using Glassport.Analysis.Rendering;
using Glassport.App.Extraction;
using Glassport.TestKit;

namespace Glassport.App.Tests.Extraction;

public sealed class ExtractionFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task The_same_name_ten_times_makes_ten_files()
    {
        await ExtractAsync([.. Enumerable.Range(1, 10).Select(static i => ("a/same.txt", $"content {i}"))]);

        Assert.Equal(
            ["manifest.json", "same-10.txt", "same-2.txt", "same-3.txt", "same-4.txt", "same-5.txt", "same-6.txt", "same-7.txt", "same-8.txt", "same-9.txt", "same.txt"],
            folder.NamesIn("out"));
        Assert.Equal("content 1", Read("same.txt"));
        Assert.Equal("content 10", Read("same-10.txt"));
    }

    [Fact]
    public async Task Nothing_is_written_outside_the_folder_and_the_manifest_tells_the_names_apart()
    {
        string[] hostile = ["../../etc/passwd", "/etc/passwd", @"..\evil.exe", "CON", ".hidden", "..", "manifest.json", @"nul\x00byte", new string('x', 300)];

        await ExtractAsync([.. hostile.Select(static name => (name, "x"))]);

        Assert.Equal(["capture.pcap", "explanation.json", "out"], folder.NamesIn("."));
        string[] names = folder.NamesIn("out");
        Assert.Equal(hostile.Length + 1, names.Length);
        Assert.Contains("passwd", names);
        Assert.Contains("passwd-2", names);
        Assert.Contains("_manifest.json", names);
        using JsonDocument manifest = Manifest("manifest.json");
        Assert.Equal("glassport/extraction/1", manifest.RootElement.GetProperty("schema").GetString());
        Assert.Equal("../../etc/passwd", manifest.RootElement.GetProperty("files")[0].GetProperty("path").GetString());
        Assert.Equal("passwd", manifest.RootElement.GetProperty("files")[0].GetProperty("savedAs").GetString());
    }

    [Fact]
    public async Task What_is_there_already_stays_as_it_is()
    {
        Directory.CreateDirectory(folder["out"]);
        await File.WriteAllTextAsync(folder["out/a.txt"], "mine");
        await File.WriteAllTextAsync(folder["out/manifest.json"], "mine too");
        await File.WriteAllTextAsync(folder["target"], "untouched");
        File.CreateSymbolicLink(folder["out/b.txt"], folder["target"]);
        File.CreateSymbolicLink(folder["out/c.txt"], folder["nowhere"]);
        Directory.CreateDirectory(folder["out/d.txt"]);

        await ExtractAsync(("a.txt", "1"), ("b.txt", "2"), ("c.txt", "3"), ("d.txt", "4"));

        Assert.Equal("mine", Read("a.txt"));
        Assert.Equal("mine too", Read("manifest.json"));
        Assert.Equal("untouched", await File.ReadAllTextAsync(folder["target"]));
        Assert.False(File.Exists(folder["nowhere"]));
        Assert.Equal(["1", "2", "3", "4"], new[] { "a-2.txt", "b-2.txt", "c-2.txt", "d-2.txt" }.Select(Read));
        using JsonDocument manifest = Manifest("manifest-2.json");
        Assert.Equal(4, manifest.RootElement.GetProperty("files").GetArrayLength());
    }

    [Fact]
    public async Task More_files_than_may_be_open_grow_at_once()
    {
        using ExtractionFolder archive = ExtractionFolder.Open(folder["out"], []);
        IPayloadFile[] files = [.. Enumerable.Range(0, 200).Select(_ => archive.Begin())];
        for (int round = 0; round < 3; round++)
        {
            for (int i = 0; i < files.Length; i++)
            {
                files[i].Write(Encoding.ASCII.GetBytes($"{i}:{round};"));
                files[i].Skip(1);
            }
        }

        SavedTransfer sample = await SampleAsync();
        string[] saved = [.. files.Select(file => file.Keep(sample))];

        Assert.Equal(200, saved.Distinct().Count());
        for (int i = 0; i < saved.Length; i++)
            Assert.Equal($"{i}:0;\0{i}:1;\0{i}:2;\0", await File.ReadAllTextAsync(saved[i]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(60_000)]
    public async Task A_full_disk_is_told_and_leaves_no_half_of_a_file(int room)
    {
        SavedTransfer sample = await SampleAsync();
        Directory.CreateDirectory(folder["full"]);
        IOException failure = Assert.ThrowsAny<IOException>(() =>
        {
            using ExtractionFolder archive = ExtractionFolder.Open(folder["full"], [], (path, mode) => new FullDisk(path, mode, room));
            IPayloadFile other = archive.Begin();
            IPayloadFile file = archive.Begin();
            other.Write(new byte[5]);
            file.Write(new byte[100_000]);
            file.Keep(sample);
            archive.Finish();
        });

        Assert.Contains(folder["full"], failure.Message, StringComparison.Ordinal);
        Assert.Contains("No space left", failure.Message, StringComparison.Ordinal);
        Assert.Empty(folder.NamesIn("full"));
    }

    [Fact]
    public void What_is_not_finished_is_removed()
    {
        using (ExtractionFolder archive = ExtractionFolder.Open(folder["out"], []))
        {
            archive.Begin().Write("half"u8);
            IPayloadFile discarded = archive.Begin();
            discarded.Write("gone"u8);
            discarded.Discard();
        }

        Assert.Empty(folder.NamesIn("out"));
    }

    [Fact]
    public async Task A_file_in_the_folders_place_is_an_error()
    {
        await File.WriteAllTextAsync(folder["out"], "a file");

        IOException failure = Assert.Throws<IOException>(() => ExtractionFolder.Open(folder["out"], []));

        Assert.Contains("is a file, not a folder", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, await RunAsync([("a.txt", "1")]));
        Assert.False(File.Exists(folder["explanation.json"]));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_an_error()
    {
        IOException failure = Assert.Throws<IOException>(() => ExtractionFolder.Open("/proc/glassport/out", []));

        Assert.StartsWith("cannot extract to '/proc/glassport/out': ", failure.Message, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private string Read(string name) => File.ReadAllText(Path.Combine(folder["out"], name));

    private JsonDocument Manifest(string name) => JsonDocument.Parse(Read(name));

    private async Task ExtractAsync(params (string Name, string Content)[] files) => Assert.Equal(0, await RunAsync(files));

    private Task<int> RunAsync((string Name, string Content)[] files)
    {
        TranscriptCapture.Build(Transcript(files)).Save(folder["capture.pcap"]);
        return Explain.RunAsync(
            new Explain.Request
            {
                Captures = [folder["capture.pcap"]],
                Rendering = Renderings.All.First(static rendering => rendering.Name == "json"),
                Output = new FileInfo(folder["explanation.json"]),
                Extract = new DirectoryInfo(folder["out"]),
            },
            default);
    }

    private static string Transcript((string Name, string Content)[] files)
    {
        StringBuilder text = new("client 192.0.2.1:50000\nserver 192.0.2.2:21\nS> 220 ready\nC> USER anonymous\nS> 230 Welcome.\n");
        for (int i = 0; i < files.Length; i++)
        {
            text.Append($"""
                C> EPSV
                S> 229 Entering Extended Passive Mode (|||{40_000 + i}|)
                D open 192.0.2.1:{51_000 + i} -> 192.0.2.2:{40_000 + i}
                C> RETR {(files[i].Name.Contains(@"\x", StringComparison.Ordinal) ? files[i].Name : files[i].Name.Replace(@"\", @"\\", StringComparison.Ordinal))}
                S> 150 Here it comes.
                D server> {files[i].Content}\
                D close server
                S> 226 Done.

                """);
        }

        return text.ToString();
    }

    private static async Task<SavedTransfer> SampleAsync()
    {
        FirstTransfer archive = new();
        using MemoryStream input = new(TranscriptCapture.Build(Transcript([("sample", "x")])).ToPcap());
        await using Packets.IPacketSource source = await Capture.CaptureFiles.OpenAsync(["-"], input, default);
        await Analysis.Explainer.RunAsync(source, new() { Archive = archive }, null, default);
        return archive.Transfer!;
    }

    private sealed class FirstTransfer : IPayloadArchive, IPayloadFile
    {
        public SavedTransfer? Transfer { get; private set; }

        public IPayloadFile Begin() => this;

        public void Write(ReadOnlySpan<byte> bytes)
        {
        }

        public void Skip(long length)
        {
        }

        public string Keep(SavedTransfer transfer)
        {
            Transfer = transfer;
            return transfer.Path;
        }

        public void Discard()
        {
        }
    }
}
