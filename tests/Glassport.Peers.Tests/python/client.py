"""Python's ftplib, made to do what Errand.cs asks for."""
import ftplib
import os
import ssl
import sys

task, host, port, mode, security, user, password = sys.argv[1:]
THERE_ALREADY = 100_000


class ResumingFTP(ftplib.FTP_TLS):
    """ftplib resumes no session by itself; this is how its users make it do so."""

    def ntransfercmd(self, cmd, rest=None):
        connection, size = ftplib.FTP.ntransfercmd(self, cmd, rest)
        connection = self.context.wrap_socket(connection, server_hostname=self.host, session=self.sock.session)
        if not connection.session_reused:
            raise RuntimeError("the session was not resumed")
        return connection, size


def connect():
    if security == "plain":
        ftp = ftplib.FTP(encoding="utf-8")
        ftp.connect(host, int(port), timeout=30)
        ftp.login()
    else:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        ftp = ResumingFTP(context=context, encoding="utf-8")
        ftp.connect(host, int(port), timeout=30)
        ftp.login(user, password)
        ftp.prot_p()
    ftp.set_pasv(mode == "passive")
    return ftp


def errand(ftp):
    ftp.dir()
    print([name for name, facts in ftp.mlsd(facts=["size", "type"])])
    print(ftp.nlst())
    with open("original.bin", "wb") as file:
        ftp.retrbinary("RETR original.bin", file.write)
    with open("resumed.bin", "ab") as file:
        ftp.retrbinary("RETR original.bin", file.write, rest=THERE_ALREADY)
    with open("upload.bin", "rb") as file:
        ftp.storbinary("STOR upload.bin", file)
    with open("upload.bin", "rb") as file:
        file.seek(THERE_ALREADY)
        ftp.storbinary("STOR resumed.bin", file, rest=THERE_ALREADY)
    ftp.rename("old näme.txt", "new näme.txt")
    ftp.delete("unwanted.txt")
    ftp.mkd("made")


def down(ftp, folder="tree"):
    os.makedirs(folder)
    for name, facts in list(ftp.mlsd(folder)):
        path = f"{folder}/{name}"
        if facts["type"] == "dir":
            down(ftp, path)
        elif facts["type"] == "file":
            with open(path, "wb") as file:
                ftp.retrbinary(f"RETR {path}", file.write)


def up(ftp):
    for folder, _, files in os.walk("tree"):
        ftp.mkd(folder)
        for name in files:
            with open(f"{folder}/{name}", "rb") as file:
                ftp.storbinary(f"STOR {folder}/{name}", file)


ftp = connect()
{"errand": errand, "down": down, "up": up}[task](ftp)
ftp.quit()
