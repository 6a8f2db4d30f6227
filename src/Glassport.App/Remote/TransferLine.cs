using System.Globalization;
using Glassport.Analysis.Rendering;
using Glassport.Client;
using Glassport.Client.Local;

namespace Glassport.App.Remote;

/// <summary>The line that says what became of a file.</summary>
internal static class TransferLine
{
    /// <summary>Writes it to standard error, unless quiet was asked for.</summary>
    /// <param name="name">The file.</param>
    /// <param name="result">What became of it.</param>
    /// <param name="request">Whether it is wanted.</param>
    public static void Write(string name, FileTransferResult result, RemoteRequest request)
    {
        if (request.IsQuiet)
            return;
        string offset = result.Offset > 0 ? string.Create(CultureInfo.InvariantCulture, $", from byte {result.Offset} on") : "";
        string verified = result.Verification switch
        {
            Verification.Hash => ", hashes equal",
            Verification.Size => ", sizes equal (the server computes no hashes)",
            Verification.Unknown => ", not compared (the server tells neither hash nor size)",
            _ => "",
        };
        Console.Error.WriteLine(SafeText.Visible(string.Create(
            CultureInfo.InvariantCulture, $"{name}: {result.Bytes} bytes in {result.Elapsed.TotalSeconds:0.00} s{offset}{verified}")));
    }
}
