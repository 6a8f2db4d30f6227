using System.Text;
using Glassport.Analysis.Rendering;

namespace Glassport.App.Remote;

/// <summary>Asks for what nobody may see.</summary>
internal static class HiddenInput
{
    /// <summary>Asks on the terminal, showing nothing of the answer.</summary>
    /// <param name="question">The question.</param>
    public static string Read(string question)
    {
        Console.Error.Write(SafeText.Visible(question));
        StringBuilder answer = new();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key != ConsoleKey.Backspace)
                answer.Append(key.KeyChar);
            else if (answer.Length > 0)
                answer.Length--;
        }

        Console.Error.WriteLine();
        return answer.ToString();
    }
}
