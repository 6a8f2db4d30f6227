using System.Text;
using Glassport.Client.Local;

namespace Glassport.Client.Tests;

/// <summary>S10: names from a server never lead out of the folder that was chosen.</summary>
public sealed class SafeNameTests
{
    [Theory]
    [InlineData("a.txt", "a.txt")]
    [InlineData("照片 1.jpg", "照片 1.jpg")]
    [InlineData("../x", ".._x")]
    [InlineData("/etc/passwd", "_etc_passwd")]
    [InlineData("..\\x", ".._x")]
    [InlineData("a\0b", "a_b")]
    [InlineData("a\r\nb\u001b[2J", "a__b_[2J")]
    [InlineData("", null)]
    [InlineData(".", null)]
    [InlineData("..", null)]
    public void Names_become_harmless(string name, string? safe) => Assert.Equal(safe, SafeName.Of(name));

    [Fact]
    public void A_long_name_is_cut_and_keeps_its_ending()
    {
        string safe = SafeName.Of(new string('文', 200) + ".txt")!;

        Assert.EndsWith(".txt", safe, StringComparison.Ordinal);
        Assert.InRange(Encoding.UTF8.GetByteCount(safe + FileTransfer.PartSuffix), 1, 255);
    }

    [Theory]
    [InlineData("a/b", true)]
    [InlineData("a/../b", false)]
    [InlineData("../b", false)]
    [InlineData("a//b", false)]
    public void Paths_stay_below_their_folder(string path, bool isFit)
    {
        string? found = SafeName.In("folder", path);

        Assert.Equal(isFit, found is not null);
        if (found is not null)
            Assert.StartsWith(Path.GetFullPath("folder") + Path.DirectorySeparatorChar, Path.GetFullPath(found), StringComparison.Ordinal);
    }
}
