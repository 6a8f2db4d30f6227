using Glassport.Server.Storage;

namespace Glassport.Server.Tests.Storage;

public sealed class VirtualPathTests
{
    [Theory]
    [InlineData("/", "a", "/a")]
    [InlineData("/a/b", "c", "/a/b/c")]
    [InlineData("/a/b", "/c", "/c")]
    [InlineData("/a/b", "..", "/a")]
    [InlineData("/a/b", "../..", "/")]
    [InlineData("/a/b", "../../../../etc/passwd", "/etc/passwd")]
    [InlineData("/a", "./b//c/", "/a/b/c")]
    [InlineData("/", "....//x", "/..../x")]
    [InlineData("/", @"..\..\x", @"/..\..\x")]
    [InlineData("/a", "", "/a")]
    [InlineData("/a", " b ", "/a/ b ")]
    public void An_argument_resolves_inside_the_tree(string from, string argument, string expected)
    {
        Assert.True(VirtualPath.TryResolve(VirtualPath.Root, from, out var directory));
        Assert.True(VirtualPath.TryResolve(directory, argument, out var path));
        Assert.Equal(expected, path.Text);
    }

    [Fact]
    public void A_nul_is_refused() => Assert.False(VirtualPath.TryResolve(VirtualPath.Root, "a\0b", out _));

    [Fact]
    public void A_sibling_with_the_same_beginning_is_not_contained()
    {
        Assert.True(VirtualPath.TryResolve(VirtualPath.Root, "/root", out var root));
        Assert.True(VirtualPath.TryResolve(VirtualPath.Root, "/root_sibling", out var sibling));
        Assert.False(root.Contains(sibling));
        Assert.True(root.Contains(root));
    }

    [Fact]
    public void What_was_cut_off_can_be_joined_again()
    {
        Assert.True(VirtualPath.TryResolve(VirtualPath.Root, "/a/b/c", out var path));
        Assert.Equal(path, path.Parent.Parent.Join(path.RelativeTo(path.Parent.Parent)));
        Assert.Equal("c", path.Name);
    }
}
