using Glassport.Analysis.Rendering;
using Glassport.Analysis.Story;
using Glassport.App.Administration;
using Glassport.Lab;
using Glassport.Lab.Scenarios;
using Glassport.Lab.Seats;
using Glassport.Lab.VirtualMachines;

namespace Glassport.App.Laboratory;

/// <summary>Does what <c>glassport lab image</c> promises.</summary>
internal static class LabImage
{
    /// <summary>Makes a disk image with a server; answers the exit code.</summary>
    public static Task<int> RunAsync(Request request, TimeProvider time, CancellationToken cancellationToken) => LabRunning.TryAsync(async () =>
    {
        string path = Path.GetFullPath(request.Output);
        IServerProgram server = SeatPrograms.Virtual.First(one => one.Name == request.Server);
        (string password, bool isGenerated) = PasswordInput.Read(request.PasswordFile);
        Scenario scenario = DiskImage.Describe(request.Address, request.Gateway, request.User, password);
        DirectoryInfo scratch = Directory.CreateTempSubdirectory("glassport-image-");
        try
        {
            Seat seat = new() { Scenario = scenario, Folder = scratch.FullName, Tree = "", Glassport = OwnProgram.Command };
            if (DiskImage.WhyNot(seat, server, path) is { } refusal)
                throw new LabException(refusal);
            if (File.Exists(path))
                throw new LabException($"{path} is there already. Remove it, or name another file.");
            await LabRunning.RequireKernelAsync(request.Language, cancellationToken).ConfigureAwait(false);
            await DiskImage.WriteAsync(seat, server, path, time, cancellationToken).ConfigureAwait(false);
            await Console.Out.WriteLineAsync(SafeText.Visible(new LabText(request.Language).Made(path, new FileInfo(path).Length, request.User, isGenerated ? password : null))).ConfigureAwait(false);
            return ExitCode.Success;
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    });

    /// <summary>What kind of image.</summary>
    internal sealed record Request(string Output, string Server, string? Address, string? Gateway, string User, string? PasswordFile, Language Language);
}
