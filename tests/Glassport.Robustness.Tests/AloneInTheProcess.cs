namespace Glassport.Robustness.Tests;

/// <summary>Tests that measure the memory of the process.</summary>
[CollectionDefinition(nameof(AloneInTheProcess), DisableParallelization = true)]
public sealed class AloneInTheProcess;
