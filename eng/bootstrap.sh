# What a fresh machine lacks, and how to get it. Sourced by ./glassport, ./test, the scripts of bench and eng/defences/run, with $root set to the repository.

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
# The SDK would otherwise ask for an ICU library that nothing here needs.
export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1

say() { printf '%s\n' "$*" >&2; }

fail() {
    printf 'glassport: %s\n' "$*" >&2
    exit 1
}

# Finds the .NET SDK that global.json asks for, on PATH or where Microsoft's install script puts it.
require_dotnet() {
    if ! command -v dotnet >/dev/null 2>&1; then
        for folder in "${DOTNET_ROOT:-}" "${HOME:-}/.dotnet" /usr/share/dotnet /usr/lib/dotnet /usr/local/share/dotnet; do
            if [ -n "$folder" ] && [ -x "$folder/dotnet" ]; then
                PATH=$folder:$PATH
                export PATH
                break
            fi
        done
    fi
    if ! command -v dotnet >/dev/null 2>&1; then
        fail "the .NET 10 SDK is missing, and Debian has no package for it.
Install it from https://dotnet.microsoft.com/download/dotnet/10.0, for example with Microsoft's script:
    curl -fsSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel 10.0
then run this again."
    fi
    if ! (cd "$root" && dotnet --version) >/dev/null 2>&1; then
        fail "global.json asks for the .NET 10 SDK, but 'dotnet' is another one:
$(cd / && dotnet --list-sdks 2>&1)
Install it from https://dotnet.microsoft.com/download/dotnet/10.0."
    fi
}

# Runs apt-get as root, silently, into $apt_log; waits when another one installs.
apt_get() {
    sudo=
    if [ "$(id -u)" -ne 0 ]; then
        sudo=sudo
    fi
    # shellcheck disable=SC2086 # empty for root
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=300 "$@" >"$apt_log" 2>&1 </dev/null
}

# Runs apt-get about packages. The package lists are fetched only when it fails without; what it said is shown when it fails with them too.
apt_get_packages() {
    apt_log=$(mktemp)
    if ! apt_get "$@" && { ! apt_get update || ! apt_get "$@"; }; then
        cat "$apt_log" >&2
        rm -f "$apt_log"
        return 1
    fi
    rm -f "$apt_log"
}

# Installs Debian packages.
install_packages() {
    if ! command -v apt-get >/dev/null 2>&1; then
        fail "please install: $*"
    fi
    if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null 2>&1; then
        fail "please install as root: apt-get install $*"
    fi
    say "Installing $* …"
    apt_get_packages install --no-install-recommends "$@" || fail "could not install: $*"
}

# Installs what is missing of the tools given as command:package.
require_tools() {
    missing=
    for tool in "$@"; do
        command -v "${tool%%:*}" >/dev/null 2>&1 || missing="$missing ${tool##*:}"
    done
    # shellcheck disable=SC2086 # a list
    [ -z "$missing" ] || install_packages $missing
}

# An npm package that the tests use, as the lock file in the folder of that name in their project says, in artifacts/NAME.
require_npm() {
    wanted=$(echo "$root"/tests/*/"$1")
    place=$root/artifacts/$1
    if [ -d "$place/node_modules/$1" ] && cmp -s "$wanted/package-lock.json" "$place/package-lock.json"; then
        return
    fi
    say "Installing $1 …"
    rm -rf "$place"
    mkdir -p "$place"
    cp "$wanted/package.json" "$wanted/package-lock.json" "$place/"
    if ! (cd "$place" && npm ci --ignore-scripts --no-audit --no-fund --no-update-notifier) >"$place/install.log" 2>&1 </dev/null; then
        cat "$place/install.log" >&2
        rm -rf "$place"
        fail "could not install the npm package $1"
    fi
}

# What the SDK and the program load at run time: OpenSSL for HTTPS and hashing, libpcap for live capture, and the certificates to trust.
require_runtime_packages() {
    missing=
    ldconfig=$(command -v ldconfig || echo /sbin/ldconfig)
    if ! "$ldconfig" -p 2>/dev/null | grep -q 'libssl\.so\.[13]'; then
        missing="$missing libssl3"
    fi
    if ! "$ldconfig" -p 2>/dev/null | grep -q 'libpcap\.so'; then
        missing="$missing libpcap0.8"
    fi
    if [ ! -e /etc/ssl/certs/ca-certificates.crt ] && [ -z "${SSL_CERT_FILE:-}" ]; then
        missing="$missing ca-certificates"
    fi
    # shellcheck disable=SC2086 # a list
    [ -z "$missing" ] || install_packages $missing
}
