using Glassport.Analysis.Model;

namespace Glassport.Analysis.Tests.Conversations;

/// <summary>Which command a data connection belongs to, whatever negotiated it.</summary>
public class DataConnectionTests
{
    private const string Hosts = """
        client 192.0.2.1:50000
        server 192.0.2.2:21
        S> 220 ready
        C> USER anonymous
        S> 230 welcome

        """;

    [Fact]
    public Task LPRT_and_LPSV_are_understood() => Told.IsAsync(
        """
        USER anonymous 230
        LPRT 4,4,192,0,2,1,2,195,81 200 d1
        RETR a.bin 150 226 d1
        LPSV 228 d2
        STOR b.bin 150 226 d2
        QUIT 221
        d1 LPRT RETR 300 226
        d2 LPSV STOR 200 226
        """,
        Hosts + """
        C> LPRT 4,4,192,0,2,1,2,195,81
        S> 200 ok
        C> RETR a.bin
        D open 192.0.2.2:20 -> 192.0.2.1:50001
        S> 150 opening
        D server sends 300 bytes
        D close server
        S> 226 done
        C> LPSV
        S> 228 Entering Long Passive Mode (4,4,192,0,2,2,2,156,64)
        D2 open 192.0.2.1:50002 -> 192.0.2.2:40000
        C> STOR b.bin
        S> 150 go
        D2 client sends 200 bytes
        D2 close client
        S> 226 done
        C> QUIT
        S> 221 bye
        finds nothing
        """);

    [Fact]
    public Task EPSV_ALL_negotiates_nothing() => Told.IsAsync(
        """
        USER anonymous 230
        EPSV ALL 200
        EPSV 229 d1
        NLST 150 226 d1
        QUIT 221
        d1 EPSV NLST 7 226
        """,
        Hosts + """
        C> EPSV ALL
        S> 200 EPSV ALL ok
        C> EPSV
        S> 229 Entering Extended Passive Mode (|||40000|)
        D open 192.0.2.1:50001 -> 192.0.2.2:40000
        C> NLST
        S> 150 here
        D server> a.txt
        D close server
        S> 226 done
        C> QUIT
        S> 221 bye
        finds nothing
        """);

    [Fact]
    public Task A_PORT_stays_in_force_for_the_transfers_that_follow() => Told.IsAsync(
        """
        USER anonymous 230
        PORT 192,0,2,1,195,81 200 d1
        RETR a 150 226 d1
        RETR b 150 226 d2
        QUIT 221
        d1 PORT RETR 10 226
        d2 PORT RETR 20 226
        """,
        Hosts + """
        C> PORT 192,0,2,1,195,81
        S> 200 ok
        C> RETR a
        D open 192.0.2.2:20 -> 192.0.2.1:50001
        S> 150 opening
        D server sends 10 bytes
        D close server
        S> 226 done
        C> RETR b
        D2 open 192.0.2.2:20 -> 192.0.2.1:50001
        S> 150 opening
        D2 server sends 20 bytes
        D2 close server
        S> 226 done
        C> QUIT
        S> 221 bye
        finds nothing
        """);

    [Fact]
    public Task Without_PORT_the_server_calls_the_port_of_the_control_connection() => Told.IsAsync(
        """
        USER anonymous 230
        LIST 150 226 d1
        QUIT 221
        d1 - LIST 46 226
        """,
        Hosts + """
        C> LIST
        D open 192.0.2.2:20 -> 192.0.2.1:50000
        S> 150 here
        D server> -rw-r--r-- 1 ftp ftp 5 Jan 01 00:00 README.1
        D close server
        S> 226 done
        C> QUIT
        S> 221 bye
        finds nothing
        """);

    [Fact]
    public Task A_passive_endpoint_serves_one_transfer() => Told.IsAsync(
        """
        USER anonymous 230
        PASV 227 d1
        RETR a 150 226 d1
        RETR b 425
        QUIT 221
        d1 PASV RETR 10 226
        """,
        Hosts + """
        C> PASV
        S> 227 Entering Passive Mode (192,0,2,2,156,64)
        D open 192.0.2.1:50001 -> 192.0.2.2:40000
        C> RETR a
        S> 150 opening
        D server sends 10 bytes
        D close server
        S> 226 done
        C> RETR b
        S> 425 Use PORT or PASV first
        C> QUIT
        S> 221 bye
        finds command-failed
        """);

    [Fact]
    public Task A_transfer_that_is_refused_leaves_its_data_connection_to_the_next() => Told.IsAsync(
        """
        USER anonymous 230
        PASV 227 d1
        RETR missing 550 d1
        RETR a 150 226 d1
        QUIT 221
        d1 PASV RETR 10 226
        """,
        Hosts + """
        C> PASV
        S> 227 Entering Passive Mode (192,0,2,2,156,64)
        D open 192.0.2.1:50001 -> 192.0.2.2:40000
        C> RETR missing
        S> 550 no such file
        C> RETR a
        S> 150 opening
        D server sends 10 bytes
        D close server
        S> 226 done
        C> QUIT
        S> 221 bye
        finds command-failed
        """);

    [Fact]
    public async Task REST_before_STOR_tells_where_the_upload_goes_on()
    {
        Explanation explanation = await Told.OfAsync(Hosts + """
            C> PASV
            S> 227 Entering Passive Mode (192,0,2,2,156,64)
            C> REST 5000
            S> 350 restarting
            D open 192.0.2.1:50001 -> 192.0.2.2:40000
            C> STOR a.bin
            S> 150 go
            D client sends 200 bytes from 5000
            D close client
            S> 226 done
            C> QUIT
            S> 221 bye
            finds resume
            """);
        DataConnection data = Assert.Single(explanation.Conversations.Single().DataConnections);
        Assert.Equal(5000, data.RestartOffset);
        Assert.Equal(Glassport.Analysis.Model.Side.Client, data.Sender);
        Assert.True(data.Complete);
    }

    [Fact]
    public async Task STOU_is_stored_under_the_name_that_the_server_tells()
    {
        Explanation explanation = await Told.OfAsync(Hosts + """
            C> PASV
            S> 227 Entering Passive Mode (192,0,2,2,156,64)
            D open 192.0.2.1:50001 -> 192.0.2.2:40000
            C> STOU
            S> 150 FILE: ftp.0042
            D client sends 20 bytes
            D close client
            S> 226 done
            C> QUIT
            S> 221 bye
            finds nothing
            """);
        Assert.Equal("ftp.0042", explanation.Conversations.Single().DataConnections.Single().StoredAs);
    }

    [Fact]
    public async Task Two_servers_under_one_client_share_the_data_connection()
    {
        Explanation explanation = await Told.OfAsync("""
            stay open
            client 192.0.2.1:50000
            server 192.0.2.2:21
            S> 220 ready
            C> USER anonymous
            S> 230 welcome
            C> PASV
            S> 227 Entering Passive Mode (192,0,2,2,156,64)
            client 192.0.2.1:50001
            server 192.0.2.3:21
            S> 220 ready
            C> USER anonymous
            S> 230 welcome
            C> PORT 192,0,2,2,156,64
            S> 200 ok
            C> STOR a.bin
            client 192.0.2.1:50000
            server 192.0.2.2:21
            C> RETR a.bin
            D open 192.0.2.3:20 -> 192.0.2.2:40000
            S> 150 opening
            D acceptor sends 700 bytes
            D close acceptor
            S> 226 done
            client 192.0.2.1:50001
            server 192.0.2.3:21
            S> 150 go
            S> 226 done
            finds fxp, still-open
            """);
        Assert.Equal(2, explanation.Conversations.Count);
        DataConnection data = Assert.Single(explanation.Conversations.SelectMany(c => c.DataConnections));
        Assert.Equal(700, data.Bytes);
        Assert.NotNull(data.AlsoNegotiatedBy);
    }

    [Fact]
    public Task A_PORT_whose_addresses_were_translated_is_no_bounce() => Told.IsAsync(
        """
        USER anonymous 230
        PORT 192,0,2,99,195,81 200 d1
        RETR a 150 226 d1
        QUIT 221
        d1 PORT RETR 10 226
        """,
        Hosts + """
        C> PORT 192,0,2,99,195,81
        S> 200 ok
        C> RETR a
        D open 192.0.2.2:20 -> 192.0.2.1:50001
        S> 150 opening
        D server sends 10 bytes
        D close server
        S> 226 done
        C> QUIT
        S> 221 bye
        finds port-address-mismatch
        """);

    [Theory]
    [InlineData("C> QUIT\nS> 221 bye", "pasv-address-mismatch")]
    [InlineData("stay open", "still-open")]
    public async Task A_client_that_never_calls_a_private_address_is_told_of_once_the_session_is_over(string end, string finding)
    {
        Explanation explanation = await Told.OfAsync(Hosts + $"""
            C> PASV
            S> 227 Entering Passive Mode (10,0,0,15,195,80)
            {end}
            """.ReplaceLineEndings("\n"));

        Assert.Equal([finding], Told.FindingsOf(explanation).Select(static one => one.Id));
    }

    [Fact]
    public async Task An_address_of_a_server_that_is_never_called_says_nothing() => await Told.OfAsync(Hosts + """
        C> PASV
        S> 227 Entering Passive Mode (192,0,2,2,195,80)
        C> PASV
        S> 227 Entering Passive Mode (203,0,113,9,195,80)
        C> QUIT
        S> 221 bye
        finds nothing
        """);
}
