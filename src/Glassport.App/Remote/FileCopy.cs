namespace Glassport.App.Remote;

/// <summary>
/// A file that goes from one side to the other. A class and no tuple: generic code for classes is compiled with the program, for a tuple it would be
/// compiled at every start.
/// </summary>
/// <param name="Source">Where it is.</param>
/// <param name="Target">Where it goes.</param>
internal sealed record FileCopy(string Source, string Target);
