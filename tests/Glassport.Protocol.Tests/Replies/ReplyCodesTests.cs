using Glassport.Protocol.Replies;

namespace Glassport.Protocol.Tests.Replies;

public sealed class ReplyCodesTests
{
    [Theory]
    [InlineData(220, "Service ready for new user", "服务就绪，可以登录")]
    [InlineData(227, "Entering Passive Mode", "进入被动模式")]
    [InlineData(229, "Entering Extended Passive Mode", "进入扩展被动模式")]
    [InlineData(221, "Service closing control connection", "服务关闭控制连接")]
    [InlineData(425, "Can't open data connection", "无法打开数据连接")]
    [InlineData(299, "Positive completion reply", "肯定的完成应答")]
    [InlineData(459, "Transient failure: file system", "暂时性失败：文件系统")]
    [InlineData(0, "No valid reply code", "没有有效的应答码")]
    [InlineData(-1, "No valid reply code", "没有有效的应答码")]
    [InlineData(1234, "No valid reply code", "没有有效的应答码")]
    public void A_code_means_what_its_document_or_its_digits_say(int code, string english, string chinese)
    {
        Assert.Equal(english, ReplyCodes.Meaning(code));
        Assert.Equal(chinese, ReplyCodes.MeaningInChinese(code));
    }

    [Fact]
    public void Every_code_that_a_verb_may_receive_has_a_meaning_in_the_table()
    {
        var known = ReplyCodes.All.Select(row => row.Code).ToHashSet();
        Assert.All(Verbs.All.SelectMany(v => v.LegalReplies), code => Assert.Contains(code, known));
        Assert.Equal(known.Count, ReplyCodes.All.Count);
    }

    [Fact]
    public void Chinese_is_Chinese_and_uses_its_punctuation() =>
        Assert.All(ReplyCodes.All, row =>
        {
            Assert.Contains(row.Chinese, c => c is >= '\u4E00' and <= '\u9FFF');
            Assert.DoesNotContain(row.Chinese, c => c is ',' or ':' or '(');
        });

    [Fact]
    public void Every_code_belongs_to_one_class()
    {
        for (int code = 100; code < 700; code++)
        {
            bool[] classes = [code.IsPreliminaryReply, code.IsCompletionReply, code.IsIntermediateReply, code.IsFailureReply, code.IsProtectedReply];
            Assert.Single(classes, true);
            Assert.Equal(!code.IsPreliminaryReply, code.IsFinalReply);
        }
    }
}
