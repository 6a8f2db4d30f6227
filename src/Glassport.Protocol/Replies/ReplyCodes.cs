using System.Collections.Frozen;

namespace Glassport.Protocol.Replies;

/// <summary>What every reply code means, in the sense of the RFC that defines it, and what its digits say where none does.</summary>
public static partial class ReplyCodes
{
    /// <summary>Every code with a meaning of its own, in the order of the documents.</summary>
    public static IReadOnlyList<ReplyMeaning> All => Rows;

    /// <summary>The meaning in English; of a code that no document defines, what its first two digits say (RFC 959 §4.2.1). Never empty.</summary>
    /// <param name="code">The three digits, or 0.</param>
    public static string Meaning(int code) =>
        Lookup.ByCode.TryGetValue(code, out var row) ? row.English : Join(": ", First(code).English, Second(code).English);

    /// <summary>The meaning in Simplified Chinese; otherwise as <see cref="Meaning"/>.</summary>
    /// <param name="code">The three digits, or 0.</param>
    public static string MeaningInChinese(int code) =>
        Lookup.ByCode.TryGetValue(code, out var row) ? row.Chinese : Join("：", First(code).Chinese, Second(code).Chinese);

    private static string Join(string separator, string first, string second) => second.Length == 0 ? first : first + separator + second;

    private static (string English, string Chinese) First(int code) => (code / 100) switch
    {
        1 => ("Positive preliminary reply", "肯定的初步应答"),
        2 => ("Positive completion reply", "肯定的完成应答"),
        3 => ("Positive intermediate reply", "肯定的中间应答"),
        4 => ("Transient failure", "暂时性失败"),
        5 => ("Permanent failure", "永久性失败"),
        6 => ("Protected reply", "受保护的应答"),
        _ => ("No valid reply code", "没有有效的应答码"),
    };

    private static (string English, string Chinese) Second(int code) => code is < 100 or >= 600 ? ("", "") : (code / 10 % 10) switch
    {
        0 => ("syntax", "语法"),
        1 => ("information", "信息"),
        2 => ("connections", "连接"),
        3 => ("authentication and accounting", "身份验证与记账"),
        5 => ("file system", "文件系统"),
        _ => ("", ""),
    };

    private static class Lookup
    {
        public static readonly FrozenDictionary<int, ReplyMeaning> ByCode = Rows.ToFrozenDictionary(static r => r.Code);
    }
}
