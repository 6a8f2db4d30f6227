using System.Diagnostics;
using Glassport.Fuzz;

const string usage = "fuzz [TARGET|all] [--seconds N] [--iterations N] [--seed S] [--save DIR] | fuzz TARGET --replay FILE";
string wanted = "all";
string? save = null;
string? replay = null;
double seconds = 10;
long iterations = long.MaxValue;
ulong seed = 959;
for (int i = 0; i < args.Length; i++)
{
    string Value() => ++i < args.Length ? args[i] : throw new ArgumentException(usage);
    switch (args[i])
    {
        case "--seconds":
            seconds = double.Parse(Value(), System.Globalization.CultureInfo.InvariantCulture);
            break;
        case "--iterations":
            iterations = long.Parse(Value(), System.Globalization.CultureInfo.InvariantCulture);
            break;
        case "--seed":
            seed = ulong.Parse(Value(), System.Globalization.CultureInfo.InvariantCulture);
            break;
        case "--save":
            save = Value();
            break;
        case "--replay":
            replay = Value();
            break;
        case ['-', ..]:
            throw new ArgumentException(usage);
        default:
            wanted = args[i];
            break;
    }
}

IFuzzTarget[] targets = [.. FuzzTargets.All.Where(target => wanted == "all" || target.Name == wanted)];
if (targets.Length == 0 || (replay is not null && targets.Length != 1))
    throw new ArgumentException($"{usage}\ntargets: {string.Join(' ', FuzzTargets.All.Select(target => target.Name))}");
if (replay is not null)
{
    targets[0].Run(File.ReadAllBytes(replay));
    Console.WriteLine("The input does no harm.");
    return 0;
}

int failed = 0;
foreach (IFuzzTarget target in targets)
{
    Fuzzer fuzzer = new(target, seed);
    Stopwatch watch = Stopwatch.StartNew();
    Task work = Task.Factory.StartNew(
        () =>
        {
            while (watch.Elapsed.TotalSeconds < seconds && fuzzer.Iterations < iterations)
                fuzzer.Step();
        },
        TaskCreationOptions.LongRunning);
    while (!work.Wait(TimeSpan.FromSeconds(1)))
    {
        if (fuzzer.Hangs)
        {
            Tell(new FuzzFailure(target.Name, seed, fuzzer.Iterations, fuzzer.Input(fuzzer.Iterations), new BrokenInvariantException("an input comes to an end")));
            return 1;
        }
    }

    Console.WriteLine($"{target.Name}: {fuzzer.Iterations} inputs, slowest {fuzzer.Slowest.TotalMilliseconds:F0} ms, {fuzzer.Failures.Count} failures");
    foreach (FuzzFailure failure in fuzzer.Failures)
        Tell(failure);
    failed += fuzzer.Failures.Count;
}

return failed == 0 ? 0 : 1;

void Tell(FuzzFailure failure)
{
    Console.WriteLine(failure);
    if (save is null)
        return;
    Directory.CreateDirectory(save);
    string path = Path.Combine(save, $"{failure.Target}-{failure.Seed}-{failure.Iteration}");
    File.WriteAllBytes(path, failure.Input);
    Console.WriteLine($"Saved. Again with: {failure.Target} --replay {path}");
}
