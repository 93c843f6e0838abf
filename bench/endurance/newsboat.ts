/** newsboat, a real feed reader, which polls two feeds until the run ends. */
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { createTally, type Tally } from './readers.ts'
import type { RunState } from './run-state.ts'

const execute = promisify(execFile)
const pauseMs = 3000

/**
 * A duration is that of a run of newsboat with both polls. Reads nothing if newsboat is not
 * installed.
 */
export async function readWithNewsboat(run: RunState): Promise<Tally> {
  const isMissing = await execute('newsboat', ['-v']).then(
    () => false,
    () => true,
  )
  if (isMissing) return createTally('newsboat, not installed: apt-get install newsboat')
  const folder = mkdtempSync(join(tmpdir(), 'candor-newsboat-'))
  const inFolder = (file: string) => join(folder, file)
  writeFileSync(
    inFolder('urls'),
    ['/rss.xml', '/topics/topic-1/atom.xml'].map((path) => run.origin + path).join('\n'),
  )
  writeFileSync(inFolder('config'), '')
  writeFileSync(inFolder('log'), '')
  const files = ['-u', inFolder('urls'), '-c', inFolder('cache.db'), '-C', inFolder('config')]
  // Level 1 logs only what a user must know, such as a feed that was not loaded.
  const log = ['-l', '1', '-d', inFolder('log')]
  const tally = createTally('newsboat')
  try {
    while (run.isRunning) {
      const start = performance.now()
      await execute('newsboat', [...files, ...log, '-x', 'reload'])
      tally.durationsMs.push(performance.now() - start)
      await sleep(pauseMs)
    }
    tally.refused.push(...readFileSync(inFolder('log'), 'utf8').split('\n').filter(Boolean))
    return tally
  } finally {
    rmSync(folder, { recursive: true })
  }
}
