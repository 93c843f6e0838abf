/** Runs a MariaDB server of its own, with one database, for software that needs MySQL. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { runTool } from '../clients/run-tool.ts'

/** Its data and socket are in `folder`; root needs no password. */
export async function runMariaDb(folder: string, database: string) {
  const program = '/usr/sbin/mariadbd'
  if (!existsSync(program))
    throw new Error(`there is no ${program}: apt-get install -y mariadb-server`)
  await mkdir(folder)
  const data = join(folder, 'data')
  const socket = join(folder, 'socket')
  const common = ['--no-defaults', '--user=root', `--datadir=${data}`]
  const install = '--auth-root-authentication-method=normal --skip-test-db'
  const installed = await runTool('mariadb-install-db', [...common, ...install.split(' ')])
  if (installed.code !== 0) throw new Error(`${installed.output}${installed.errors}`)
  const options =
    '--skip-networking --innodb-buffer-pool-size=64M --innodb-flush-log-at-trx-commit=0'
  const arguments_ = [...common, `--socket=${socket}`, ...options.split(' ')]
  const server = spawn(program, arguments_, { stdio: 'ignore' })
  const ended = once(server, 'exit')
  const client = (sql: string) =>
    runTool('mariadb', ['--no-defaults', '--user=root', `--socket=${socket}`, '--execute', sql])
  for (let tries = 0; (await client('select 1')).code !== 0; tries += 1) {
    if (tries > 600 || server.exitCode !== null)
      throw new Error(`MariaDB does not start, see ${data}`)
    await sleep(100)
  }
  await client(`create database ${database} character set utf8mb4`)
  return {
    socket,
    close: async () => {
      server.kill()
      await ended
    },
  }
}
