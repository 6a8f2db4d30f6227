using System.Runtime.Versioning;

namespace Glassport.Server.Tests.Storage;

[UnsupportedOSPlatform("windows")]
public sealed class LocalStorageTests() : LocalStorageContract(null);
