/**
 * A PostgreSQL server of one's own in a temporary folder: for what restarts or copies a server,
 * which a shared one must not suffer.
 */
import { execFile, execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort } from './process.ts'

const run = promisify(execFile)

export type OwnPostgres = {
  readonly port: number
  /** Path of the folder that holds the data. */
  readonly data: string
  /** The database `postgres`, for the superuser `root`. */
  readonly url: string
  readonly start: () => Promise<void>
  /**
   * `fast`, the default, ends all connections, as an operator's restart does; `immediate` is like a
   * crash.
   */
  readonly stop: (mode?: 'fast' | 'immediate') => Promise<void>
  /** Stops it and removes the folder. The exit of this process does it too. */
  readonly remove: () => void
}

/** PostgreSQL refuses to run as root: then its user `postgres` runs it. */
const asUser = (program: string, args: readonly string[]) =>
  process.getuid?.() === 0
    ? (['runuser', ['-u', 'postgres', '--', join(binaries(), program), ...args]] as const)
    : ([join(binaries(), program), [...args]] as const)

/** Debian keeps them out of the PATH. */
export function binaries(): string {
  const versions = '/usr/lib/postgresql'
  const newest = readdirSync(versions).toSorted((a, b) => Number(b) - Number(a))[0]
  if (newest === undefined)
    throw new Error('no PostgreSQL is installed: apt-get install postgresql')
  return `${versions}/${newest}/bin`
}

/**
 * Starts a server with these settings of postgresql.conf, that trusts connections from this
 * machine. With `copyOf`, it is a streaming replica of that one.
 */
export async function startPostgres(
  settings: readonly string[] = [],
  copyOf?: OwnPostgres,
): Promise<OwnPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'candor-postgres-'))
  const data = join(folder, 'data')
  mkdirSync(data)
  if (process.getuid?.() === 0) {
    execFileSync('chown', ['-R', 'postgres', folder])
    chmodSync(folder, 0o755)
  }
  chmodSync(data, 0o700)
  const port = await freePort()
  const command = (program: string, ...args: readonly string[]) => asUser(program, args)
  if (copyOf === undefined)
    await run(
      ...command('initdb', '-D', data, '-E', 'UTF8', '-A', 'trust', '-U', 'root', '--no-sync'),
    )
  else
    await run(
      ...command('pg_basebackup', '-D', data, '-R', '-X', 'stream', '-c', 'fast', '-d', copyOf.url),
    )
  const options = [
    `-p ${port}`,
    `-k ${folder}`,
    '-h 127.0.0.1',
    ...settings.map((each) => `-c ${each}`),
  ].join(' ')
  const control = (...args: readonly string[]) => command('pg_ctl', '-D', data, '-w', ...args)
  const start = async () =>
    void (await run(...control('-l', join(folder, 'log'), '-o', options, 'start')))
  const remove = () => {
    process.off('exit', remove)
    try {
      execFileSync(...control('-m', 'immediate', 'stop'), { stdio: 'ignore' })
    } catch {
      // It was stopped already.
    }
    rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', remove)
  await start()
  return {
    port,
    data,
    url: `postgres://root@127.0.0.1:${port}/postgres`,
    start,
    stop: async (mode = 'fast') => void (await run(...control('-m', mode, 'stop'))),
    remove,
  }
}
