using Glassport.TestKit;

namespace Glassport.Analysis.Tests.Watching;

/// <summary>What is told, and after which packet.</summary>
public sealed class WatchMoments
{
    private const string LoggedIn = """
        client 192.0.2.1:50000
        server 192.0.2.2:21
        S> 220 ready
        C> USER ada
        S> 331 password?
        C> PASS secret
        S> 230 welcome

        """;

    private const string SessionBegins = """
        4 The session begins: 220 ready.
        8 “ada” logs in: 230 welcome.
        8 [warning] cleartext-password: The password crossed the network readable (packet 7)

        """;

    [Fact]
    public Task A_download_is_told_when_its_connection_and_its_reply_have_ended() => IsAsync(
        SessionBegins + """
        18 Download of a.bin begins: 150 here it comes.
        28 Download of a.bin: 3,000 bytes in 0.3 ms (9.5 MiB/s), 226 done.
        end 192.0.2.1 used the FTP server 192.0.2.2:21 for 163 ms. It logged in as “ada”. There was 1 download (3,000 bytes), in passive mode. The session ended with QUIT.
        """,
        LoggedIn + """
        C> TYPE I
        S> 200 binary
        C> PASV
        S> 227 Entering Passive Mode (192,0,2,2,195,81)
        D open 192.0.2.1:50001 -> 192.0.2.2:50001
        C> RETR a.bin
        S> 150 here it comes
        D server sends 3000 bytes
        D close server
        S> 226 done
        C> QUIT
        S> 221 bye
        """);

    [Fact]
    public Task A_refused_transfer_is_told_with_the_refusal() => IsAsync(
        SessionBegins + """
        16 Download of nosuch fails: 550 no such file.
        18 Download of a.txt begins: 150 here it comes.
        25 Download of a.txt: 7 bytes in 81 ms (86 B/s), 226 done.
        end [notice] command-failed: RETR failed: 550 (packet 16)
        end [info] still-open: Still open when the capture ended
        end 192.0.2.1 used the FTP server 192.0.2.2:21 for 163 ms. It logged in as “ada”. There was 1 download (7 bytes), in passive mode. When the capture ended the session was still open.
        """,
        LoggedIn + """
        C> PASV
        S> 227 Entering Passive Mode (192,0,2,2,195,81)
        D open 192.0.2.1:50001 -> 192.0.2.2:50001
        C> RETR nosuch
        S> 550 no such file
        C> RETR a.txt
        S> 150 here it comes
        D server> hello
        D close server
        S> 226 done
        stay open
        """);

    [Fact]
    public Task A_blocked_data_connection_is_told_when_nobody_has_answered_for_three_seconds() => IsAsync(
        SessionBegins + """
        15 [error] active-data-blocked: Active mode: the server could not reach the client's data port (packets 13–15)
        16 The list of files (LIST) fails: 425 no connection.
        end [info] still-open: Still open when the capture ended
        end 192.0.2.1 used the FTP server 192.0.2.2:21 for 63.08 s. It logged in as “ada”. There was 1 listing, in active mode; 1 did not complete. When the capture ended the session was still open.
        """,
        LoggedIn + """
        C> PORT 192,0,2,1,195,81
        S> 200 well
        C> LIST
        D blocked 192.0.2.2:20 -> 192.0.2.1:50001
        wait 60000 ms
        S> 425 no connection
        stay open
        """);

    [Fact]
    public Task The_third_rejected_login_between_two_hosts_is_told_as_guessing() => IsAsync(
        """
        4 The session begins: 220 ready.
        8 The login of “ada” is rejected: 530 no.
        8 [warning] cleartext-password: The password crossed the network readable (packet 7)
        12 The login of “bob” is rejected: 530 no.
        19 The session begins: 220 ready.
        23 The login of “eve” is rejected: 530 no.
        23 [error] brute-force: 3 rejected logins from 192.0.2.1 (packets 8, 12 and 23)
        23 [warning] cleartext-password: The password crossed the network readable (packet 22)
        end [info] closed-without-quit: The control connection ended without QUIT (packets 13–15)
        end 192.0.2.1 used the FTP server 192.0.2.2:21 for 1.4 ms. The login as “bob” was rejected. Nothing was transferred. The server closed the control connection.
        end [info] closed-without-quit: The control connection ended without QUIT (packets 25–27)
        end 192.0.2.1 used the FTP server 192.0.2.2:21 for 41 ms. The login as “eve” was rejected. Nothing was transferred. The server closed the control connection.
        """,
        """
        client 192.0.2.1:50000
        server 192.0.2.2:21
        S> 220 ready
        C> USER ada
        S> 331 password?
        C> PASS a
        S> 530 no
        C> USER bob
        S> 331 password?
        C> PASS b
        S> 530 no
        client 192.0.2.1:50001
        S> 220 ready
        C> USER eve
        S> 331 password?
        C> PASS c
        S> 530 no
        """);

    [Fact]
    public Task A_download_that_lacks_its_end_is_told_when_the_client_goes_on() => IsAsync(
        SessionBegins + """
        16 Download of a.bin begins: 150 here it comes (5000 bytes).
        26 Download of a.bin fails: 3,000 bytes in 0.3 ms (9.5 MiB/s), 451 disk trouble.
        27 [error] incomplete-transfer: Only 3,000 of 5,000 bytes arrived (packets 15, 16 and 23–26)
        end [info] still-open: Still open when the capture ended
        end 192.0.2.1 used the FTP server 192.0.2.2:21 for 663 ms. It logged in as “ada”. There was 1 download (3,000 bytes), in passive mode; 1 did not complete. When the capture ended the session was still open.
        """,
        LoggedIn + """
        C> PASV
        S> 227 Entering Passive Mode (192,0,2,2,195,81)
        D open 192.0.2.1:50001 -> 192.0.2.2:50001
        C> RETR a.bin
        S> 150 here it comes (5000 bytes)
        D server sends 3000 bytes
        D close server
        S> 451 disk trouble
        wait 500 ms
        C> NOOP
        S> 200 well
        stay open
        """);

    [Fact]
    public Task The_same_is_told_after_two_seconds_when_it_does_not_go_on() => IsAsync(
        SessionBegins + """
        16 Download of a.bin begins: 150 here it comes (5000 bytes).
        26 Download of a.bin fails: 3,000 bytes in 0.3 ms (9.5 MiB/s), 451 disk trouble.
        30 [error] incomplete-transfer: Only 3,000 of 5,000 bytes arrived (packets 15, 16 and 23–26)
        30 [info] closed-without-quit: The control connection ended without QUIT (packets 27–29)
        30 192.0.2.1 used the FTP server 192.0.2.2:21 for 123 ms. It logged in as “ada”. There was 1 download (3,000 bytes), in passive mode; 1 did not complete. The server closed the control connection.
        33 The session begins: 220 ready.
        end [info] still-open: Still open when the capture ended
        end 192.0.2.1 used the FTP server 192.0.2.2:21 for 40 ms. Nothing was transferred. When the capture ended the session was still open.
        """,
        LoggedIn + """
        C> PASV
        S> 227 Entering Passive Mode (192,0,2,2,195,81)
        D open 192.0.2.1:50001 -> 192.0.2.2:50001
        C> RETR a.bin
        S> 150 here it comes (5000 bytes)
        D server sends 3000 bytes
        D close server
        S> 451 disk trouble
        client 192.0.2.1:50009
        wait 3000 ms
        S> 220 ready
        stay open
        """);

    [Fact]
    public Task A_session_that_is_silent_for_long_is_given_up_and_counts_anew_when_it_goes_on() => IsAsync(
        SessionBegins + """
        10 192.0.2.1 used the FTP server 192.0.2.2:21 for 0.7 ms. It logged in as “ada”. Nothing was transferred. Nothing has been heard of it for long; should it go on, that counts as another session.
        13 The session begins: 220 ready.
        15 A session that was under way already.
        15 [info] mid-stream: The capture began in the middle (packet 12)
        end [info] still-open: Still open when the capture ended
        end 192.0.2.3 used the FTP server 192.0.2.2:21 for 81 ms. Nothing was transferred. When the capture ended the session was still open.
        end [info] still-open: Still open when the capture ended
        end 192.0.2.1 used the FTP server 192.0.2.2:21 for 81 ms; the capture begins in the middle. Nothing was transferred. When the capture ended the session was still open.
        """,
        "stay open\n" + LoggedIn + """
        wait 1000000 ms
        client 192.0.2.3:50000
        S> 220 ready
        client 192.0.2.1:50000
        C> NOOP
        S> 200 well
        """);

    [Fact]
    public Task An_unanswered_call_is_told_after_three_seconds() => IsAsync(
        """
        3 [error] connection-timeout: 192.0.2.2:21 never answered (packets 1–3)
        7 The session begins: 220 ready.
        end 192.0.2.1 used the FTP server 192.0.2.2:21 for 3 s. Nothing was transferred. When the capture ended the session was still open.
        end [info] still-open: Still open when the capture ended
        end 192.0.2.1 used the FTP server 192.0.2.2:21 for 4.04 s. Nothing was transferred. When the capture ended the session was still open.
        """,
        """
        stay open
        client 192.0.2.1:50000
        server 192.0.2.2:21
        D blocked 192.0.2.1:50000 -> 192.0.2.2:21
        client 192.0.2.1:50001
        wait 2000 ms
        S> 220 ready
        wait 4000 ms
        C> NOOP
        S> 200 well
        stay open
        """);

    [Fact]
    public Task An_aborted_transfer_waits_for_the_answer_to_ABOR() => IsAsync(
        SessionBegins + """
        16 Download of a.bin begins: 150 here it comes.
        30 Download of a.bin fails: 3,000 bytes in 0.3 ms (9.5 MiB/s), 426 aborted.
        30 [notice] aborted: The client aborted “RETR a.bin” (packets 23, 28 and 30)
        end [info] still-open: Still open when the capture ended
        end 192.0.2.1 used the FTP server 192.0.2.2:21 for 243 ms. It logged in as “ada”. There was 1 download (3,000 bytes), in passive mode; 1 did not complete. When the capture ended the session was still open.
        """,
        LoggedIn + """
        C> PASV
        S> 227 Entering Passive Mode (192,0,2,2,195,81)
        D open 192.0.2.1:50001 -> 192.0.2.2:50001
        C> RETR a.bin
        S> 150 here it comes
        D server sends 3000 bytes
        C> ABOR
        D close server
        S> 426 aborted
        S> 226 well
        stay open
        """);

    [Fact]
    public Task Two_servers_that_send_to_each_other_are_no_bounce() => IsAsync(
        SessionBegins + """
        13 The session begins: 220 ready.
        27 Download of a.bin begins: 150 here it comes.
        37 Download of a.bin: 3,000 bytes in 0.3 ms (9.5 MiB/s), 226 well.
        37 [notice] fxp: FXP: two servers exchange data under one client (packets 17 and 24)
        39 Upload of b.bin: 226 well; its data connection was not seen.
        end [info] still-open: Still open when the capture ended
        end 192.0.2.1 used the FTP server 192.0.2.2:21 for 324 ms. It logged in as “ada”. There was 1 download (3,000 bytes), in active mode. When the capture ended the session was still open.
        end [info] still-open: Still open when the capture ended
        end 192.0.2.1 used the FTP server 192.0.2.3:21 for 363 ms. Nothing was transferred. When the capture ended the session was still open.
        """,
        "stay open\n" + LoggedIn + """
        client 192.0.2.1:50002
        server 192.0.2.3:21
        S> 220 ready
        C> PASV
        S> 227 Entering Passive Mode (192,0,2,3,195,81)
        client 192.0.2.1:50000
        server 192.0.2.2:21
        C> PORT 192,0,2,3,195,81
        S> 200 well
        client 192.0.2.1:50002
        server 192.0.2.3:21
        C> STOR b.bin
        client 192.0.2.1:50000
        server 192.0.2.2:21
        C> RETR a.bin
        D open 192.0.2.2:20 -> 192.0.2.3:50001
        S> 150 here it comes
        D opener sends 3000 bytes
        D close opener
        S> 226 well
        client 192.0.2.1:50002
        server 192.0.2.3:21
        S> 226 well
        """);

    private static async Task IsAsync(string expected, string transcript, CaptureOptions? options = null)
    {
        Watched watched = await Watched.OfAsync(transcript, options);
        Assert.Equal(expected.ReplaceLineEndings("\n"), watched.Lines);
    }
}
