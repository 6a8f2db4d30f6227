# The FTP servers of Debian that the tests and the scripts of bench run. Sourced behind eng/bootstrap.sh.
#
# As packages they exclude each other, so they are unpacked side by side into artifacts/peers/root instead of installed.

peers=$root/artifacts/peers
peer_root=$peers/root
libraries=$peer_root/usr/lib/$(uname -m)-linux-gnu
peer_packages="vsftpd pure-ftpd pure-ftpd-common proftpd-core proftpd-mod-crypto python3-pyftpdlib inetutils-ftpd
libwrap0 libsodium23 libhiredis0.14 libmemcached11 libmemcachedutil2 libhashkit2 libpcre2-posix3"

require_peers() {
    /usr/bin/python3 -c 'import OpenSSL' 2>/dev/null || install_packages python3 python3-openssl
    require_tools unshare:util-linux openssl:openssl
    mkdir -p "$root/artifacts"
    # Whoever comes while another fetches waits for it.
    (
        flock 9
        fetch_peers
    ) 9>"$root/artifacts/peers.lock"
}

fetch_peers() {
    [ "$(cat "$peers/complete" 2>/dev/null)" != "$peer_packages" ] || return 0
    say "Fetching the FTP servers that Debian has …"
    rm -rf "$peers"
    mkdir -p "$peers/debs"
    # shellcheck disable=SC2086 # a list
    (cd "$peers/debs" && apt_get_packages download $peer_packages) || fail "could not download: $peer_packages"
    for package in "$peers"/debs/*.deb; do
        dpkg -x "$package" "$peer_root" || fail "could not unpack $package"
    done
    printf '%s\n' "$peer_packages" >"$peers/complete"
}
