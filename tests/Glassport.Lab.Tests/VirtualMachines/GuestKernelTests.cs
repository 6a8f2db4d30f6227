using Glassport.Lab.VirtualMachines;

namespace Glassport.Lab.Tests.VirtualMachines;

public sealed class GuestKernelTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("glassport-test-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void The_newest_kernel_that_has_its_modules_is_taken()
    {
        Directory.CreateDirectory(Path.Combine(root, "boot"));
        foreach (string version in new[] { "6.1.0-9-cloud-amd64", "6.1.0-56-cloud-amd64", "6.1.0-57-cloud-amd64", "6.1.0-99-amd64" })
            File.WriteAllBytes(Path.Combine(root, "boot", "vmlinuz-" + version), []);
        foreach (string version in new[] { "6.1.0-9-cloud-amd64", "6.1.0-56-cloud-amd64", "6.1.0-99-amd64" })
            Directory.CreateDirectory(Path.Combine(root, "lib/modules", version));
        string net = Path.Combine(root, "lib/modules/6.1.0-56-cloud-amd64/kernel/net");
        Directory.CreateDirectory(net);
        File.WriteAllBytes(Path.Combine(net, "sch_netem.ko"), []);

        GuestKernel? kernel = GuestKernel.FindIn(root);

        Assert.Equal(Path.Combine(root, "boot/vmlinuz-6.1.0-56-cloud-amd64"), kernel?.Image);
        Assert.Equal(Path.Combine(net, "sch_netem.ko"), kernel?.Module("sch_netem"));
        Assert.Null(kernel?.Module("8021q"));
    }

    [Fact]
    public void Where_there_is_none_there_is_none() => Assert.Null(GuestKernel.FindIn(root));
}
