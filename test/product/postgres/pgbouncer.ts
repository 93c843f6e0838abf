/** PgBouncer in transaction mode, in front of the server of the tests. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../processes/candor.ts'

const running = new Set<() => Promise<void>>()

/** Ends those that a test started, also one that failed. */
export async function closeAll(): Promise<void> {
  await Promise.all([...running].map((close) => close()))
  running.clear()
}

/** `settings` are further lines of its section `[pgbouncer]`. */
export async function startPgbouncer(databaseUrl: string, settings: readonly string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'candor-pgbouncer-'))
  await chmod(folder, 0o755)
  const port = await freePort()
  const { hostname, port: serverPort, pathname, username } = new URL(databaseUrl)
  const database = pathname.slice(1)
  const file = join(folder, 'pgbouncer.ini')
  const users = join(folder, 'users.txt')
  await writeFile(users, `"${username}" ""\n`)
  await writeFile(
    file,
    [
      '[databases]',
      `${database} = host=${hostname} port=${serverPort || 5432}`,
      '[pgbouncer]',
      'listen_addr = 127.0.0.1',
      `listen_port = ${port}`,
      'unix_socket_dir =',
      'auth_type = trust',
      `auth_file = ${users}`,
      'pool_mode = transaction',
      ...settings,
    ].join('\n'),
  )
  // It refuses to run as root.
  const child = spawn(
    'pgbouncer',
    [...(process.getuid?.() === 0 ? ['-u', 'postgres'] : []), file],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  const printed: string[] = []
  child.on('error', () => printed.push('pgbouncer is not installed: apt-get install pgbouncer'))
  child.stderr.setEncoding('utf8').on('data', (text: string) => printed.push(text))
  running.add(async () => {
    const ended = once(child, 'exit')
    if (child.kill('SIGKILL')) await ended
    await rm(folder, { recursive: true, force: true })
  })
  for (let waited = 0; !(await answers(port)); waited += 50) {
    if (waited > 10_000 || child.exitCode !== null)
      throw new Error(`PgBouncer does not start: ${printed.join('')}`)
    await sleep(50)
  }
  const url = new URL(databaseUrl)
  url.host = `127.0.0.1:${port}`
  return url.href
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  const isOpen = await once(socket, 'connect').then(
    () => true,
    () => false,
  )
  socket.destroy()
  return isOpen
}
