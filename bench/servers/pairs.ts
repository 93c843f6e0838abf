/** Candor and the baseline on the same runtime, with the same bytes and headers. */
import { type Bench, feedPath, readerHeaders } from '../rows/bench.ts'
import { startCandorInWorkerd, startCandorOnNode } from './candor.ts'
import { precompute } from './precompute.ts'
import { freePort, type Server, startServer } from './process.ts'
import { bundle, dataBinding, jsonBinding, startWorkerd } from './workerd.ts'

export type Runtime = 'node' | 'workerd'

export type Pair = {
  readonly candor: Server
  readonly baseline: Server
  /** The ETag that gets a 304 from both. */
  readonly etag: string
  readonly stop: () => Promise<void>
}

/** Both serve the small newsroom's feed. `stop` ends both. */
export async function startPair(bench: Bench, runtime: Runtime): Promise<Pair> {
  const folder = bench.folder(`pair-${runtime}`)
  const { url } = bench.small
  const candor = await (runtime === 'node'
    ? startCandorOnNode(url)
    : startCandorInWorkerd(`${folder}/candor`, url))
  const etag = await precompute(candor.origin, feedPath, `${folder}/baseline`, readerHeaders)
  const baseline = await (runtime === 'node'
    ? startServer(
        [process.execPath, 'bench/servers/baseline-node.ts', `${folder}/baseline`],
        await freePort(),
        feedPath,
      )
    : startBaselineInWorkerd(`${folder}/baseline`))
  const stop = async () => {
    await Promise.all([candor.stop(), baseline.stop()])
  }
  return { candor, baseline, etag, stop }
}

/** `folder` holds the precomputed response (precompute.ts). */
export const startBaselineInWorkerd = async (folder: string): Promise<Server> =>
  startBaselineBundle(folder, await bundle('bench/servers/baseline-worker.ts', folder))

/** `module` is its bundle in `folder`. */
export function startBaselineBundle(folder: string, module: string): Promise<Server> {
  const bindings = [dataBinding('BODY', 'body'), jsonBinding('ANSWER', 'answer.json')]
  return startWorkerd(folder, module, bindings, feedPath)
}
