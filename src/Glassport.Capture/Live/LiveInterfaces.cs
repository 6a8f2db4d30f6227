using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Glassport.Packets;

namespace Glassport.Capture.Live;

/// <summary>The interfaces of this machine.</summary>
public static unsafe class LiveInterfaces
{
    private const uint Loopback = 1, Up = 2, Running = 4, Wireless = 8, ConnectionMask = 0x30, Connected = 0x10, Disconnected = 0x20;

    /// <summary>Lists them, the most useful ones first, as libpcap orders them. Needs no rights on Linux.</summary>
    /// <exception cref="LiveCaptureException">They cannot be listed.</exception>
    public static IReadOnlyList<InterfaceFacts> List()
    {
        try
        {
            byte* error = stackalloc byte[LibPcap.ErrorLength];
            if (LibPcap.FindAll(out Entry* first, error) < 0)
                throw new LiveCaptureException(LiveFailure.Other, $"The interfaces cannot be listed: {LibPcap.Text(error)}.");
            try
            {
                List<InterfaceFacts> found = [];
                for (Entry* entry = first; entry is not null; entry = entry->Next)
                    found.Add(Read(entry));
                return found;
            }
            finally
            {
                LibPcap.FreeAll(first);
            }
        }
        catch (Exception missing) when (missing is DllNotFoundException or EntryPointNotFoundException)
        {
            throw new LiveCaptureException(LiveFailure.NoLibrary, LibPcap.Missing, missing);
        }
    }

    private static InterfaceFacts Read(Entry* entry)
    {
        MacAddress? mac = null;
        var addresses = ImmutableArray.CreateBuilder<InterfaceAddress>();
        for (AddressEntry* each = entry->Addresses; each is not null; each = each->Next)
        {
            SocketAddress address = new(each->Address);
            mac ??= address.Mac is { Bits: not 0 } some ? some : null;
            if (address.Address is { } ip)
                addresses.Add(new(ip, new SocketAddress(each->Mask).PrefixLength(ip)));
        }

        return new()
        {
            Name = LibPcap.Text(entry->Name),
            Description = LibPcap.Text(entry->Description) is { Length: > 0 } text ? text : null,
            Addresses = addresses.ToImmutable(),
            Mac = mac,
            IsLoopback = (entry->Flags & Loopback) != 0,
            IsUp = (entry->Flags & Up) != 0,
            IsRunning = (entry->Flags & Running) != 0,
            IsWireless = (entry->Flags & Wireless) != 0,
            IsConnected = (entry->Flags & ConnectionMask) switch { Connected => true, Disconnected => false, _ => null },
        };
    }

    /// <summary>struct pcap_if.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct Entry
    {
        public Entry* Next;
        public byte* Name;
        public byte* Description;
        public AddressEntry* Addresses;
        public uint Flags;
    }

    /// <summary>struct pcap_addr.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct AddressEntry
    {
        public AddressEntry* Next;
        public byte* Address;
        public byte* Mask;
        public byte* Broadcast;
        public byte* Destination;
    }
}
