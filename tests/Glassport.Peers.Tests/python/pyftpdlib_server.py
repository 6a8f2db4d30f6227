# pyftpdlib, serving one folder to one user; TLS when the client asks for it.
import logging
import os
import sys
from pyftpdlib.authorizers import DummyAuthorizer
from pyftpdlib.handlers import TLS_FTPHandler
from pyftpdlib.servers import FTPServer

address, port, root, user, password, certificate, user_id = sys.argv[1:]
logging.disable(logging.CRITICAL)
authorizer = DummyAuthorizer()
authorizer.add_user(user, password, root, perm="elradfmwMT")
TLS_FTPHandler.authorizer = authorizer
TLS_FTPHandler.certfile = certificate
TLS_FTPHandler.auth_failed_timeout = 0
server = FTPServer((address, int(port)), TLS_FTPHandler)
TLS_FTPHandler.get_ssl_context()
os.setgroups([])
os.setgid(int(user_id))
os.setuid(int(user_id))
server.serve_forever()
