/** Honest readers: each requests feeds in turns, and checks every response. */
import { setTimeout as sleep } from 'node:timers/promises'
import { SaxesParser } from 'saxes'
import { type Answer, ask } from '../honest.ts'
import type { RunState } from './run-state.ts'

export type Reader = {
  readonly name: string
  /** Requested in turns. */
  readonly paths: readonly string[]
  readonly coding: string
  readonly pauseMs: () => number
  /** Sends the ETag of the last response, as readers do that poll. */
  readonly conditional: boolean
  /** Allows 503 while the database is away, for feeds that may not be in memory. */
  readonly mayMiss: boolean
  /** Gets every new body. */
  readonly onText?: (text: string) => void
}

export type Tally = {
  readonly name: string
  readonly durationsMs: number[]
  /** Allowed: the database was away. */
  missed: number
  /** What was refused, when and how. */
  readonly refused: string[]
}

export const createTally = (name: string): Tally => ({
  name,
  durationsMs: [],
  missed: 0,
  refused: [],
})

/** Reads until the run ends. */
export async function read(run: RunState, reader: Reader): Promise<Tally> {
  const { name, paths, coding, pauseMs, conditional, mayMiss, onText } = reader
  const tally = createTally(name)
  const etags = new Map<string, string>()
  const start = performance.now()
  for (let next = 0; run.isRunning; next += 1) {
    const path = paths[next % paths.length] ?? '/'
    const etag = conditional ? (etags.get(path) ?? '') : ''
    const wasAway = run.isAway
    const answer = await ask(run.origin + path, {
      'Accept-Encoding': coding,
      'If-None-Match': etag,
    })
    tally.durationsMs.push(answer.ms)
    const fault = findFault(path, answer, etag)
    if (fault === null) etags.set(path, answer.etag)
    else if (mayMiss && (wasAway || run.isAway) && answer.status === 503) tally.missed += 1
    else tally.refused.push(`${Math.round((performance.now() - start) / 1000)} s: ${path} ${fault}`)
    if (fault === null && answer.status === 200) onText?.(answer.text)
    await sleep(pauseMs())
  }
  return tally
}

/** `null` for a 304 to the reader's own ETag, and for a 200 with a whole document. */
function findFault(path: string, { status, text }: Answer, etag: string): string | null {
  if (status === 304 && etag !== '') return null
  if (status !== 200) return `answered ${status}`
  try {
    const { pathname } = new URL(path, 'http://reader')
    if (pathname.endsWith('.json')) JSON.parse(text)
    // HTML of embeds, in one piece by its Content-Length.
    else if (pathname.includes('/embed/')) return text === '' ? 'is empty' : null
    else new SaxesParser().write(text).close()
    return null
  } catch (error) {
    return `has a broken body: ${error instanceof Error ? error.message : String(error)}`
  }
}
