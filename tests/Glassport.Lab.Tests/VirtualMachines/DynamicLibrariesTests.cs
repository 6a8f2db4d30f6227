using Glassport.Lab.VirtualMachines;

namespace Glassport.Lab.Tests.VirtualMachines;

public sealed class DynamicLibrariesTests
{
    [Fact]
    public void Libraries_and_the_loader_are_told_by_ldd_and_the_kernels_own_is_no_file() => Assert.Equal(
        ["/lib/x86_64-linux-gnu/libc.so.6", "/lib64/ld-linux-x86-64.so.2"],
        DynamicLibraries.Parse("\tlinux-vdso.so.1 (0x00007ffd)\n\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f11)\n\t/lib64/ld-linux-x86-64.so.2 (0x00007f12)\n", "cat"));

    [Fact]
    public void A_program_that_is_whole_by_itself_has_none() => Assert.Empty(DynamicLibraries.Parse("\tstatically linked\n", "busybox"));

    [Fact]
    public void A_library_that_is_missing_is_named()
    {
        LabException failure = Assert.Throws<LabException>(() => DynamicLibraries.Parse("\tlibwrap.so.0 => not found\n", "/usr/sbin/vsftpd").ToList());

        Assert.Equal("/usr/sbin/vsftpd cannot run: its library libwrap.so.0 is missing. Reinstall its Debian package.", failure.Message);
    }
}
