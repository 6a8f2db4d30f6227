# How bench/serve, bench/client and bench/watch get, configure and start each server. Sourced by them; uses their $work, $tree, $port and $tls, and what eng/peers.sh fetched.
#
# Every server listens on 127.0.0.1, checks the password of the user "bench", confines that user to the tree, looks up no host name, writes no
# log and has no limit on clients. TLS is offered only by the instance that the rows with TLS use, for some peers spend much on every session when
# it is on. What else is set makes the peer faster, never slower: where a process serves each session, it gets few descriptors, because some
# close all that they could have.

# The user that the files belong to, with a password hash that is cheap to check (MD5-crypt), so that the hash is not what is measured.
prepare_user() {
    password=$(openssl rand -hex 12)
    hash=$(openssl passwd -1 "$password")
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=localhost -days 30 \
        -keyout "$work/key.pem" -out "$work/certificate.pem" 2>/dev/null
    cat "$work/key.pem" "$work/certificate.pem" >"$work/both.pem"
    mkdir -p "$work/empty"
    cat /etc/passwd - >"$work/passwd" <<<"bench:x:$user_id:$user_id::$tree:/bin/sh"
    cat /etc/shadow - >"$work/shadow" <<<"bench:$hash:19000:0:99999:7:::"
    cat /etc/group - >"$work/group" <<<"bench:x:$user_id:"
    cp -r /etc/pam.d "$work/pam.d"
    printf 'auth required pam_unix.so\naccount required pam_permit.so\n' >"$work/pam.d/vsftpd"
    (umask 077 && echo "bench:$hash:$user_id:$user_id::$tree:/bin/sh" >"$work/proftpd.passwd" && echo "bench:x:$user_id:" >"$work/proftpd.group")
    echo "bench:$hash:$user_id:$user_id::$tree/./::::::::::::" >"$work/pureftpd.passwd"
    LD_LIBRARY_PATH=$libraries "$peer_root/usr/bin/pure-pw" mkdb "$work/pureftpd.pdb" -f "$work/pureftpd.passwd"
}

# ---- Each start_NAME replaces the shell that it runs in with the server, in the foreground. ----

start_glassport() {
    local tls_options=()
    if [ "$tls" = YES ]; then
        tls_options=(--tls explicit)
    fi
    GLASSPORT_PASSWORD=$password exec "$root/artifacts/run/glassport" serve --root "$tree" --listen "127.0.0.1:$port" --user bench --log-level warning "${tls_options[@]}"
}

about_glassport="\`glassport serve --user\`: its own user, password hashed and kept in its keyed cache"

# The user and PAM's service exist only in a mount namespace of its own. Sandboxes that cost a fork's time are off.
start_vsftpd() {
    export LD_LIBRARY_PATH=$libraries work config=$work/vsftpd-$port.conf
    cat >"$config" <<EOF
listen=YES
listen_address=127.0.0.1
listen_port=$port
background=NO
anonymous_enable=NO
local_enable=YES
write_enable=YES
local_root=$tree
chroot_local_user=YES
allow_writeable_chroot=YES
secure_chroot_dir=$work/empty
pam_service_name=vsftpd
session_support=NO
seccomp_sandbox=NO
isolate=NO
isolate_network=NO
setproctitle_enable=NO
xferlog_enable=NO
syslog_enable=NO
use_sendfile=YES
max_clients=0
max_per_ip=0
listen_ipv6=NO
delay_failed_login=0
delay_successful_login=0
ssl_enable=$tls
force_local_logins_ssl=NO
force_local_data_ssl=NO
require_ssl_reuse=NO
ssl_ciphers=HIGH
rsa_cert_file=$work/both.pem
rsa_private_key_file=$work/both.pem
EOF
    ulimit -n 1024
    exec unshare -m sh -c '
        for file in passwd shadow group pam.d; do mount --bind "$work/$file" "/etc/$file" || exit; done
        exec "$0" "$config"' "$peer_root/usr/sbin/vsftpd"
}

about_vsftpd="PAM (pam_unix, MD5-crypt); sandbox, isolation and host lookups off; a process per session"

start_pure-ftpd() {
    local tls_options=()
    if [ "$tls" = YES ]; then
        tls_options=(-Y 1 -2 "$work/both.pem")
    fi
    ulimit -n 1024
    export LD_LIBRARY_PATH=$libraries
    exec "$peer_root/usr/sbin/pure-ftpd" -S "127.0.0.1,$port" -l "puredb:$work/pureftpd.pdb" -E -A -H -f none -c 100000 -L 1000000:1 -I 60 -u 1 \
        -g "$work/pureftpd-$port.pid" "${tls_options[@]}"
}

about_pure_ftpd="PureDB (MD5-crypt); no syslog, no host lookups; a process per session"

start_proftpd() {
    cat >"$work/proftpd-$port.conf" <<EOF
ModulePath $peer_root/usr/lib/proftpd
LoadModule mod_tls.c
ServerType standalone
ServerName bench
DefaultAddress 127.0.0.1
SocketBindTight on
Port $port
User nobody
Group nogroup
AuthOrder mod_auth_file.c
AuthUserFile $work/proftpd.passwd
AuthGroupFile $work/proftpd.group
RequireValidShell off
DefaultRoot ~
AllowOverwrite on
UseReverseDNS off
UseSendfile on
MaxInstances none
TCPBacklog 255
ScoreboardFile none
DelayEngine off
WtmpLog off
TransferLog none
SystemLog none
PidFile $work/proftpd-$port.pid
TLSEngine $tls
TLSRequired off
TLSProtocol TLSv1.3
TLSOptions NoSessionReuseRequired
TLSECCertificateFile $work/certificate.pem
TLSECCertificateKeyFile $work/key.pem
EOF
    ulimit -n 1024
    export LD_LIBRARY_PATH=$libraries
    exec "$peer_root/usr/sbin/proftpd" -n -q -c "$work/proftpd-$port.conf"
}

about_proftpd="AuthUserFile (MD5-crypt); no delays, no logs, no scoreboard; a process per session"

start_pyftpdlib() {
    cat >"$work/python-server.py" <<'EOF'
import logging, sys
from pyftpdlib.authorizers import DummyAuthorizer
from pyftpdlib.handlers import FTPHandler, TLS_FTPHandler
from pyftpdlib.servers import FTPServer
tree, port, password, tls, certificate = sys.argv[1:]
logging.disable(logging.CRITICAL)
authorizer = DummyAuthorizer()
authorizer.add_user("bench", password, tree, perm="elradfmwMT")
handler = TLS_FTPHandler if tls == "YES" else FTPHandler
handler.authorizer = authorizer
handler.certfile = certificate
handler.use_sendfile = True
server = FTPServer(("127.0.0.1", int(port)), handler, backlog=1024)
server.max_cons = 100000
server.max_cons_per_ip = 0
server.serve_forever()
EOF
    PYTHONPATH=$peer_root/usr/lib/python3/dist-packages exec /usr/bin/python3 -OO "$work/python-server.py" "$tree" "$port" "$password" "$tls" "$work/both.pem"
}

about_pyftpdlib="DummyAuthorizer (compares the password as text); sendfile; one process (the workers of this version share the epoll made before they fork, and sessions hang)"
