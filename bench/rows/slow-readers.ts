/**
 * What 500 clients that pipeline and never read cost: resident memory, and the time that honest
 * readers wait.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { compare, type Finding, inTurns } from '../measurement.ts'
import { startCandorOnNode } from '../servers/candor.ts'
import { type Bench, feedPath, type Row, readerHeaders } from './bench.ts'

const clients = 500
const pollMs = 10
const targetMegabytes = 40
const targetMs = 500

async function measure(bench: Bench): Promise<Finding[]> {
  const { rounds, seconds } = bench.options
  const server = await startCandorOnNode(bench.small.url)
  try {
    const before = server.residentBytes() / 1e6
    let peak = before
    const longestAnswer = async (forSeconds = seconds) => {
      let longest = 0
      for (
        const end = performance.now() + forSeconds * 1000;
        performance.now() < end;
        await sleep(pollMs)
      ) {
        const start = performance.now()
        const response = await fetch(server.origin + feedPath, { headers: readerHeaders })
        await response.arrayBuffer()
        longest = Math.max(longest, performance.now() - start)
        peak = Math.max(peak, server.residentBytes() / 1e6)
      }
      return longest
    }
    const besideSlowReaders = async () => {
      const { port } = new URL(server.origin)
      const args = ['bench/servers/slow-readers.ts', port, `${clients}`, `${seconds}`]
      const attack = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
      const [longest] = await Promise.all([longestAnswer(), once(attack, 'exit')])
      return longest
    }
    const found = await inTurns(rounds, besideSlowReaders, longestAnswer)
    const added = Math.round(peak - before)
    const row = 'slow-readers'
    const what = `${clients} clients that pipeline and never read, Node`
    return [
      compare(
        {
          row,
          what: `${what}: longest wait of another reader`,
          against: 'without them',
          unit: 'ms',
          names: ['beside them', 'alone'],
          target: null,
          note: `target: ${targetMs} ms`,
        },
        found,
      ),
      compare(
        {
          row,
          what: `${what}: resident memory at most`,
          against: 'before them',
          unit: 'MB',
          names: ['beside them', 'before'],
          target: null,
          note: `${added} MB more (target: ${targetMegabytes})`,
        },
        [[peak], [before]],
      ),
    ]
  } finally {
    await server.stop()
  }
}

export const slowReaderRows: readonly Row[] = [{ name: 'slow-readers', measure }]
