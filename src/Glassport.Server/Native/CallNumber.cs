using System.Runtime.InteropServices;

namespace Glassport.Server.Native;

/// <summary>The numbers of Linux's system calls, for x64 and arm64.</summary>
internal static class CallNumber
{
    public static readonly nint
        Write = Of(1, 64), Close = Of(3, 57), PositionalRead = Of(17, 67), PositionalWrite = Of(18, 68), FileControl = Of(72, 25),
        Truncate = Of(77, 46), ChangeMode = Of(91, 52), GetGroups = Of(115, 158), SetGroups = Of(116, 159), SetFileUser = Of(122, 151),
        SetFileGroup = Of(123, 152), FileSystemFacts = Of(138, 44), ReadDirectory = Of(217, 61), OpenAt = Of(257, 56), MakeDirectoryAt = Of(258, 34),
        UnlinkAt = Of(263, 35), SymbolicLinkAt = Of(266, 36), ReadLinkAt = Of(267, 78), ChangeModeAt = Of(268, 53), SetTimesAt = Of(280, 88),
        RenameAt = Of(316, 276), CopyRange = Of(326, 285), StatAt = Of(332, 291), OpenBeneath = Of(437, 437), ChangeModeOfDescriptor = Of(452, 452);

    private static nint Of(int x64, int arm64) => RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? arm64 : x64;
}
