using Glassport.Analysis.Model;

namespace Glassport.Analysis.Story;

/// <summary>What a command asks for (RFC 959 §4.1, RFC 2228, RFC 2389, RFC 3659).</summary>
internal static class CommandMeaning
{
    /// <summary>The meaning, as the rest of a sentence that begins with the client; empty when the verb is not known.</summary>
    public static string Of(Command command, Language language)
    {
        (string English, string Chinese) meaning = command.Verb switch
        {
            "SYST" => ("asks what kind of system the server is", "询问服务器的系统类型"),
            "FEAT" => ("asks which extensions the server has", "询问服务器支持哪些扩展功能"),
            "OPTS" => ("sets an option", "设置选项"),
            "CLNT" or "CSID" => ("tells the name of its program", "告知自己的软件名称"),
            "HELP" => ("asks for help", "请求帮助信息"),
            "STAT" => ("asks for the status", "查询状态"),
            "NOOP" => ("asks for nothing: it only keeps the session alive", "什么也不做，只用来保持会话"),
            "SITE" => ("gives a command of this server's own", "发送该服务器特有的命令"),
            "HOST" => ("names the virtual host that it wants", "指明要访问的虚拟主机"),
            "LANG" => ("chooses the language of replies", "选择应答的语言"),
            "PWD" or "XPWD" => ("asks for its current directory", "询问当前目录"),
            "CWD" or "XCWD" => ("changes the directory", "进入目录"),
            "CDUP" or "XCUP" => ("changes to the parent directory", "返回上级目录"),
            "MKD" or "XMKD" => ("makes a directory", "创建目录"),
            "RMD" or "XRMD" => ("removes a directory", "删除目录"),
            "RNFR" => ("names the file to rename", "指明要改名的文件"),
            "RNTO" => ("gives the new name", "给出新名称"),
            "DELE" => ("deletes a file", "删除文件"),
            "SIZE" => ("asks for a file's size", "询问文件大小"),
            "MDTM" => ("asks when a file was changed", "询问文件的修改时间"),
            "MLST" => ("asks for the facts about one file", "查询单个文件的属性"),
            "MFMT" => ("sets a file's time", "设置文件的修改时间"),
            "HASH" or "XCRC" or "XMD5" or "XSHA1" or "XSHA256" => ("asks for a file's check sum", "询问文件的校验值"),
            "ALLO" => ("announces how much room it needs", "预告所需的存储空间"),
            "MODE" => ("chooses how data are packed on the data connection (S is stream: as they are)", "选择数据连接上的传输方式（S 为流方式，原样传送）"),
            "STRU" => ("chooses the file structure (F is a plain file)", "选择文件结构（F 为普通文件）"),
            "AUTH" => ("asks to go on inside TLS", "要求改用 TLS 加密"),
            "PBSZ" => ("sets the protection buffer's size, 0 with TLS", "设置保护缓冲区大小（TLS 下为 0）"),
            "PROT" => command.Argument.Trim() is "P" or "p"
                ? ("asks for encrypted data connections", "要求数据连接也加密")
                : ("chooses the protection of data connections", "选择数据连接的保护级别"),
            "CCC" => ("returns the control connection to plain text", "让控制连接恢复明文"),
            "ACCT" => ("gives its account", "提供账户信息"),
            "ABOR" => ("asks the server to stop the transfer", "要求服务器中止传输"),
            "QUIT" => ("says goodbye", "告别"),
            "REST" => ("sets the offset that the next transfer starts at", "设定下一次传输的起始偏移"),
            "REIN" => ("starts the session over", "重新初始化会话"),
            _ => ("", ""),
        };
        return language == Language.Chinese ? meaning.Chinese : meaning.English;
    }
}
