using System.Runtime.Versioning;
using Glassport.Server.Native;

namespace Glassport.Server.Tests.Storage;

[UnsupportedOSPlatform("windows")]
public sealed class StepwiseLocalStorageTests() : LocalStorageContract(StepwiseResolution.Instance);
