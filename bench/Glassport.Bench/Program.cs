using System.Globalization;
using Glassport.Bench;

if (args is not [string kind and ("mixed" or "sessions" or "transfers"), "--size", string size, "--out", string path]
    || !long.TryParse(size, CultureInfo.InvariantCulture, out long bytes) || bytes <= 0)
{
    Console.Error.WriteLine("usage: generate mixed|sessions|transfers --size BYTES --out FILE");
    return 2;
}

using PcapFile file = new(path);
string facts = kind switch
{
    "mixed" => Traffic.Mixed(file, bytes),
    "sessions" => Traffic.Sessions(file, bytes),
    _ => Traffic.Transfers(file, bytes),
};
Console.WriteLine($"packets={file.Packets} bytes={file.Bytes} {facts}");
return 0;
