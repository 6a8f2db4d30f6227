using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;
using Glassport.Lab.Networks;
using Glassport.Lab.Scenarios;
using Glassport.Lab.Seats;

namespace Glassport.Lab.VirtualMachines;

/// <summary>
/// A disk from which a virtual machine boots into a server. Its first partition (FAT) has SYSLINUX, the kernel and the root file system, its second (ext4) the
/// files that are served, which stay.
/// </summary>
public static class DiskImage
{
    private const int Sector = 512;
    private const int Mebibyte = 1 << 20;
    private const int FilesMebibytes = 512;
    private const int CodeLength = 440;
    private const int TableStart = 446;
    private const int EntryLength = 16;
    private const byte Active = 0x80;
    private const byte Fat32 = 0x0C;
    private const byte Linux = 0x83;
    private const string Lease = "/etc/lab/lease";
    private const string Seed = "/srv/seed";
    private const string MasterBootRecord = "/usr/lib/SYSLINUX/mbr.bin";

    private const string Menu = """
        DEFAULT glassport
        LABEL glassport
          LINUX /vmlinuz
          INITRD /root.gz
          APPEND console=ttyS0 console=tty0 quiet panic=10

        """;

    // Called by udhcpc with what it was given.
    private const string LeaseScript = """
        #!/bin/busybox sh
        case $1 in bound|renew)
            ifconfig eth0 $ip netmask $subnet
            [ -z "$router" ] || ip route replace default via ${router%% *}
            echo "address $ip" ;;
        esac

        """;

    // The disk's driver may find it later than the first look. Virtual machines are switched off like lamps: what was written a second ago should stay.
    private const string Mount = """
        tries=0
        until for disk in vda2 sda2 nvme0n1p2; do mount -t ext4 -o commit=1,nodelalloc /dev/$disk /srv/ftp 2>/dev/null && break; done
        do
            tries=$((tries + 1))
            [ $tries -lt 100 ] || { echo 'no disk with the files: virtio, NVMe, IDE and paravirtual SCSI are known'; poweroff -f; }
            sleep 0.1
        done
        [ ! -e /srv/ftp/lost+found ] || { cp -a /srv/seed/. /srv/ftp/ && rmdir /srv/ftp/lost+found && sync; }

        """;

    // Each behind those that it needs.
    private static readonly string[] Modules =
    [
        "virtio_ring", "virtio", "virtio_pci_modern_dev", "virtio_pci_legacy_dev", "virtio_pci", "failover", "net_failover", "virtio_net", "vmxnet3",
        "virtio_blk", "scsi_common", "scsi_mod", "sd_mod", "virtio_scsi", "vmw_pvscsi", "libata", "ata_piix", "ata_generic",
    ];

    private static readonly (string Program, string Package)[] Makers =
        [("syslinux", "syslinux"), ("mformat", "mtools"), ("mcopy", "mtools"), ("mke2fs", "e2fsprogs"), ("qemu-img", "qemu-utils"), ("busybox", "busybox-static"), ("ip", "iproute2"), ("tc", "iproute2")];

    /// <summary>The forms of images, as names end in them.</summary>
    public static IReadOnlyList<string> Endings { get; } = [".qcow2", ".vmdk", ".vdi", ".raw"];

    /// <summary>The scenario of an image: one host.</summary>
    /// <param name="address">Its address with the prefix length, such as 192.168.1.15/24; null: as DHCP says.</param>
    /// <param name="gateway">Its router, if it has one.</param>
    /// <param name="user">Who may log in.</param>
    /// <param name="password">The user's password.</param>
    /// <exception cref="ScenarioException">One of them makes no sense.</exception>
    public static Scenario Describe(string? address, string? gateway, string user, string password)
    {
        LabHost host = new() { Interfaces = [new() { Network = "lan", Address = address ?? "0.0.0.0/0" }], Gateway = gateway };
        Scenario scenario = new() { Name = "image", Hosts = new Dictionary<string, LabHost> { ["server"] = host, ["client"] = host }, Server = new() { User = user, Password = password } };
        ScenarioCheck.Require(scenario, "lab image");
        return scenario;
    }

    /// <summary>Null when an image can be made, else why not and what to do.</summary>
    /// <param name="seat">The server's seat, of which only the scenario and the machine are known yet.</param>
    /// <param name="server">The server.</param>
    /// <param name="path">The image.</param>
    public static string? WhyNot(Seat seat, IServerProgram server, string path)
    {
        ArgumentNullException.ThrowIfNull(seat);
        if (!Endings.Contains(Path.GetExtension(path)))
            return $"{path}: the ending says which form it is to have: {string.Join(", ", Endings)}.";
        if (RuntimeInformation.OSArchitecture != Architecture.X64)
            return $"An image is for an x86-64 computer, with this machine's own programs, and this machine is {RuntimeInformation.OSArchitecture}.";
        string[] packages = [.. Makers.Where(maker => seat.Machine.Find(maker.Program) is null).Select(static maker => maker.Package)
            .Concat(File.Exists(MasterBootRecord) ? [] : ["syslinux"]).Distinct()];
        return packages.Length > 0
            ? $"An image needs the Debian packages {string.Join(", ", packages)}: apt-get install --no-install-recommends {string.Join(' ', packages)}"
            : ((IGuestProgram)server).WhyNotInGuest(seat);
    }

    /// <summary>Makes one.</summary>
    /// <param name="seat">The server's seat, whose folder is for what is made on the way.</param>
    /// <param name="server">The server.</param>
    /// <param name="path">The image, which must not be there yet.</param>
    /// <param name="time">The time.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="LabException">It cannot be made.</exception>
    public static async Task WriteAsync(Seat seat, IServerProgram server, string path, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(seat);
        ArgumentNullException.ThrowIfNull(time);
        GuestKernel kernel = GuestKernel.Find() ?? throw new LabException("There is no kernel for the image. Install the Debian package linux-image-cloud-amd64.");
        RootFileSystem root = await PackAsync(seat, (IGuestProgram)server, kernel, cancellationToken).ConfigureAwait(false);
        string packed = seat.In("root.gz");
        FileStream output = new(packed, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 1 << 16, useAsync: true);
        await using (output.ConfigureAwait(false))
        {
            GZipStream gzip = new(output, CompressionLevel.Optimal);
            await using (gzip.ConfigureAwait(false))
                await root.WriteAsync(gzip, time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        }

        // FAT32 begins at 33 MiB.
        long boot = Math.Max(40, ((new FileInfo(packed).Length + new FileInfo(kernel.Image).Length) / Mebibyte) + 8) * Mebibyte;
        string disk = seat.In("disk.raw");
        await LayOutAsync(disk, boot, cancellationToken).ConfigureAwait(false);
        string menu = seat.In("syslinux.cfg");
        await File.WriteAllTextAsync(menu, Menu, cancellationToken).ConfigureAwait(false);
        string first = $"{disk}@@{Mebibyte}";
        string Program(string name) => seat.Machine.Require(name, Makers.First(maker => maker.Program == name).Package);
        await Tool.RunAsync([Program("mformat"), "-i", first, "-F", "-T", $"{boot / Sector}", "-h", "255", "-s", "63", "-H", $"{Mebibyte / Sector}", "::"], "", cancellationToken).ConfigureAwait(false);
        await Tool.RunAsync([Program("mcopy"), "-i", first, menu, packed, "::/"], "", cancellationToken).ConfigureAwait(false);
        await Tool.RunAsync([Program("mcopy"), "-i", first, kernel.Image, "::/vmlinuz"], "", cancellationToken).ConfigureAwait(false);
        await Tool.RunAsync([Program("syslinux"), "-t", $"{Mebibyte}", "-i", disk], "", cancellationToken).ConfigureAwait(false);
        await Tool.RunAsync([Program("mke2fs"), "-q", "-F", "-t", "ext4", "-E", $"offset={Mebibyte + boot}", disk, $"{FilesMebibytes}M"], "", cancellationToken).ConfigureAwait(false);
        try
        {
            await Tool.RunAsync([Program("qemu-img"), "convert", "-f", "raw", "-O", Path.GetExtension(path)[1..], disk, path], "", cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            // Half an image would boot into half a server.
            File.Delete(path);
            throw;
        }
    }

    private static async Task<RootFileSystem> PackAsync(Seat seat, IGuestProgram server, GuestKernel kernel, CancellationToken cancellationToken)
    {
        LabHost host = seat.Scenario.Hosts["server"];
        RootFileSystem root = new();
        await VirtualMachine.PackToolsAsync(root, seat.Machine, kernel, Modules, cancellationToken).ConfigureAwait(false);
        root.AddFolder(VirtualMachine.Tree);
        root.AddFolder(Seed, Accounts.Number);
        foreach ((string file, FileContent content) in seat.Scenario.Files)
            root.AddFile($"{Seed}/{file}", content.ToBytes(), Accounts.Number);
        Launch launch = await server.PackAsync(seat with { Folder = VirtualMachine.Folder, Tree = VirtualMachine.Tree }, seat.Folder, root, cancellationToken).ConfigureAwait(false);
        bool asks = host.Interfaces[0].Address == "0.0.0.0/0";
        if (asks)
            root.AddScript(Lease, LeaseScript);
        else
            root.AddText(GuestBoot.Addresses, VirtualMachine.Lines(Cabling.Addresses(host)));
        string network = asks
            ? $"ip link set lo up\nip link set eth0 up\nudhcpc -i eth0 -b -s {Lease}\n"
            : $"{GuestBoot.Tools}/ip -batch {GuestBoot.Addresses} || poweroff -f\n";
        root.AddScript("/init", GuestBoot.Script("server", host, Modules, network + Mount, VirtualMachine.Folder, launch));
        return root;
    }

    private static async Task LayOutAsync(string disk, long boot, CancellationToken cancellationToken)
    {
        byte[] record = new byte[Sector];
        (await File.ReadAllBytesAsync(MasterBootRecord, cancellationToken).ConfigureAwait(false)).AsSpan(0, CodeLength).CopyTo(record);
        WriteEntry(record.AsSpan(TableStart), Active, Fat32, Mebibyte, boot);
        WriteEntry(record.AsSpan(TableStart + EntryLength), 0, Linux, Mebibyte + boot, FilesMebibytes * (long)Mebibyte);
        record[^2] = 0x55;
        record[^1] = 0xAA;
        FileStream file = new(disk, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 4096, useAsync: true);
        await using (file.ConfigureAwait(false))
        {
            await file.WriteAsync(record, cancellationToken).ConfigureAwait(false);
            file.SetLength(Mebibyte + boot + (FilesMebibytes * (long)Mebibyte));
        }
    }

    // Heads, sectors and cylinders are at their end, which says that the numbers behind them count.
    private static void WriteEntry(Span<byte> entry, byte status, byte type, long start, long length)
    {
        ReadOnlySpan<byte> beyond = [0xFE, 0xFF, 0xFF];
        entry[0] = status;
        beyond.CopyTo(entry[1..]);
        entry[4] = type;
        beyond.CopyTo(entry[5..]);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[8..], (uint)(start / Sector));
        BinaryPrimitives.WriteUInt32LittleEndian(entry[12..], (uint)(length / Sector));
    }
}
