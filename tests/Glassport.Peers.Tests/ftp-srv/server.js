// ftp-srv, serving one folder to one user.
'use strict';
const fs = require('fs');
const bunyan = require('bunyan');
const FtpServer = require('ftp-srv');

const [url, root, user, password, key, certificate, userId] = process.argv.slice(2);
const log = bunyan.createLogger({ name: 'ftp-srv', level: 'fatal', stream: process.stderr });
const tls = { key: fs.readFileSync(key), cert: fs.readFileSync(certificate) };
// It tries a passive port, closes it and opens it again; when another ftp-srv takes it in between, it never answers. So each begins elsewhere.
const least = 1024 + Number(new URL(url).port) * 131 % 20000;
const server = new FtpServer({ url, pasv_url: '127.0.0.1', pasv_min: least, pasv_max: 32767, tls, log });
server.on('client-error', () => {});
// It goes on reading commands until its 234 has left, and takes the ClientHello of a client that is quick for some. Here the readers go when it
// says 234 and come back when it is secure: a tick later, when TLS has taken what had come before, and before anything that TLS protected comes.
server.on('connect', ({ connection }) => {
    const reply = connection.reply.bind(connection);
    connection.reply = (code, ...letters) => {
        if (code === 234) {
            const socket = connection.commandSocket;
            const readers = socket.listeners('data');
            socket.removeAllListeners('data').pause();
            Object.defineProperty(connection, 'secure', {
                get: () => connection._secure,
                set: secure => {
                    connection._secure = secure;
                    process.nextTick(() => readers.forEach(reader => socket.on('data', reader)));
                },
            });
        }
        return reply(code, ...letters);
    };
});
server.on('login', (login, resolve, reject) =>
    login.username === user && login.password === password ? resolve({ root }) : reject(new Error('Login incorrect')));
process.setgroups([]);
process.setgid(Number(userId));
process.setuid(Number(userId));
server.listen();
