namespace Glassport.TestKit.Tests;

/// <summary>Transcripts that several tests play.</summary>
internal static class Transcripts
{
    public const string Active = """
        client 192.0.2.1:50000
        server 192.0.2.2:21
        S> 220 ready
        C> USER anonymous
        S> 230 welcome
        C> PORT 192,0,2,1,195,81
        S> 200 ok
        C> RETR a.txt
        D open 192.0.2.2:20 -> 192.0.2.1:50001
        S> 150 opening
        D server sends 4000 bytes
        D close server in four packets
        S> 226 done
        C> QUIT
        S> 221 bye
        """;

    public const string PassiveIPv6 = """
        client [2001:db8::1]:50000
        server [2001:db8::2]:21
        S> 220 ready
        C> EPSV
        S> 229 Entering Extended Passive Mode (|||40000|)
        D open [2001:db8::1]:50001 -> [2001:db8::2]:40000
        C> STOR b.txt
        S> 150 go
        D client> one line
        D close client
        S> 226 done
        """;
}
