# Runs a server for as long as the standard input is open: serve.sh FOLDER PROGRAM ARGUMENTS …
# It is started in a mount and a process namespace of its own, as their first process. So the server's user exists for it alone, and when this
# ends, all that the server has started ends too.
set -eu
folder=$1
shift
mount --bind "$folder/etc" /etc
"$@" &
read -r _ || :
