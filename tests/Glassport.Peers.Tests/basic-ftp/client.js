// basic-ftp, made to do what Errand.cs asks for.
const { Client } = require("basic-ftp")

const [task, host, port, security, user, password] = process.argv.slice(2)
const thereAlready = 100_000

const tasks = {
  async errand(client) {
    for (const entry of await client.list()) console.log(entry.name)
    await client.downloadTo("original.bin", "original.bin")
    await client.downloadTo("resumed.bin", "original.bin", thereAlready)
    await client.uploadFrom("upload.bin", "upload.bin")
    await client.appendFrom("upload.bin", "resumed.bin", { localStart: thereAlready })
    await client.rename("old näme.txt", "new näme.txt")
    await client.remove("unwanted.txt")
    await client.ensureDir("made")
  },
  down: (client) => client.downloadToDir("tree", "tree"),
  up: (client) => client.uploadFromDir("tree", "tree"),
}

async function main() {
  const client = new Client(30_000)
  const access = security === "tls" ? { secure: true, secureOptions: { rejectUnauthorized: false }, user, password } : {}
  try {
    await client.access({ host, port: Number(port), ...access })
    await tasks[task](client)
  } finally {
    client.close()
  }
}

main().catch((failure) => {
  console.error(failure)
  process.exitCode = 1
})
