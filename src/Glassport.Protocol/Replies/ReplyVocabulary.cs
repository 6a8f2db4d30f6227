namespace Glassport.Protocol.Replies;

/// <summary>The five classes of a reply code's first digit (RFC 959 §4.2).</summary>
public static class ReplyVocabulary
{
    extension(int code)
    {
        /// <summary>1yz: begun, another reply follows.</summary>
        public bool IsPreliminaryReply => code is >= 100 and < 200;

        /// <summary>2yz: done.</summary>
        public bool IsCompletionReply => code is >= 200 and < 300;

        /// <summary>3yz: so far well, another command is needed.</summary>
        public bool IsIntermediateReply => code is >= 300 and < 400;

        /// <summary>4yz or 5yz: failed, for now or for good.</summary>
        public bool IsFailureReply => code is >= 400 and < 600;

        /// <summary>6yz: a protected reply (RFC 2228 §5).</summary>
        public bool IsProtectedReply => code is >= 600 and < 700;

        /// <summary>Ends the command that it answers: every code but 1yz.</summary>
        public bool IsFinalReply => code is not (>= 100 and < 200);
    }
}
