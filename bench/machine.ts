/** Describes the machine of a measurement, without which its figures mean nothing. */
import { execFile } from 'node:child_process'
import { cpus, totalmem } from 'node:os'
import { promisify } from 'node:util'
import type postgres from 'postgres'

/** One line: cores, memory, and versions of Node, PostgreSQL and wrk. */
export async function describeMachine(client: postgres.Sql): Promise<string> {
  const [row] = await client`select current_setting('server_version') as version`
  const wrk = await promisify(execFile)('wrk', ['-v']).then(
    () => 'wrk',
    (error: { stdout?: string }) =>
      error.stdout?.split('\n')[0]?.replace(/ \[.*/, '') || 'autocannon',
  )
  const postgresVersion = String(row?.['version']).split(' ')[0]
  const cores = cpus()
  const memory = Math.round(totalmem() / 1e9)
  return `${cores.length} cores (${cores[0]?.model.trim()}), ${memory} GB, Node ${process.version}, PostgreSQL ${postgresVersion}, ${wrk}`
}
