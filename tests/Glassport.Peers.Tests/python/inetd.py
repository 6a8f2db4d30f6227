# A super-server for one service: inetd.py ADDRESS PORT PROGRAM ARGUMENTS …
import socket
import subprocess
import sys

address, port, *command = sys.argv[1:]
family = socket.AF_INET6 if ":" in address else socket.AF_INET
listener = socket.create_server((address, int(port)), family=family)
while True:
    connection, _ = listener.accept()
    subprocess.Popen(command, stdin=connection, stdout=connection, stderr=subprocess.DEVNULL)
    connection.close()
