using System.Text;
using Glassport.Analysis.Rendering;
using Glassport.Analysis.Story;
using Glassport.Lab.Scenarios;

namespace Glassport.App.Laboratory;

/// <summary>Does what <c>glassport lab list</c> promises.</summary>
internal static class LabList
{
    /// <summary>Lists the experiments, or writes the file of one; answers the exit code.</summary>
    public static int Run(string? show, Language language)
    {
        if (show is not null)
            return Show(show);
        LabText text = new(language);
        int width = ScenarioCatalogue.Names.Max(static name => name.Length) + 2;
        foreach (string name in ScenarioCatalogue.Names)
            Console.Out.WriteLine($"{name.PadRight(width)}{text.Of(ScenarioCatalogue.Find(name)!.Title)}");
        return ExitCode.Success;
    }

    private static int Show(string name)
    {
        if (!ScenarioCatalogue.Names.Contains(name))
        {
            Console.Error.WriteLine($"glassport: there is no experiment '{SafeText.Visible(name)}'; 'glassport lab list' shows them.");
            return ExitCode.Failure;
        }

        Console.Out.Write(Encoding.UTF8.GetString(ScenarioCatalogue.Source(name)));
        return ExitCode.Success;
    }
}
