using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using Glassport.Load;

if (Options.Parse(args) is not { } options)
{
    Console.Error.WriteLine($"usage: load {string.Join('|', Options.Kinds)} --port N [--sessions N] [--user NAME] [--password WORD] [--path PATH]\n"
        + "       [--size BYTES|ENTRIES] [--seconds N] [--count FILES] [--verb LIST|NLST|MLSD] [--tls yes] [--window N] [--limit SECONDS]");
    return 2;
}

try
{
    // Everything is compiled before anything is measured.
    const BindingFlags All = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;
    foreach (MethodInfo method in typeof(Load).Assembly.GetTypes().SelectMany(type => type.GetMethods(All))
                 .Where(method => !method.IsAbstract && !method.ContainsGenericParameters))
        RuntimeHelpers.PrepareMethod(method.MethodHandle);
    Load load = new(options);
    load.Run();
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{load.Elapsed.TotalSeconds:F6} {load.Operations} {load.Bytes} {load.Processor.TotalSeconds:F3} {load.Unanswered}"));
    if (options.Kind == "idle")
        Console.ReadLine();
    GC.KeepAlive(load);
    return 0;
}
catch (LoadException failure)
{
    Console.Error.WriteLine($"load: {failure.Message}");
    return 1;
}
