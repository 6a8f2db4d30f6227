using System.Buffers;
using System.Text;
using Glassport.Server.Records;

namespace Glassport.Server.Tests.Records;

/// <summary>What a format makes of records.</summary>
internal static class FormatText
{
    public static string Of(ILogFormat format, params LogRecord[] records)
    {
        ArrayBufferWriter<byte> output = new();
        foreach (LogRecord record in records)
            format.Write(record, output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
