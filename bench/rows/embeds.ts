/** Embeds compared with the feed of the same family, both from memory. */
import { putCleanLoad } from '../load.ts'
import { atLeast, compare, type Finding, inTurns } from '../measurement.ts'
import { startCandorInWorkerd, startCandorOnNode } from '../servers/candor.ts'
import type { Runtime } from '../servers/pairs.ts'
import { type Bench, type Row, readerHeaders } from './bench.ts'

const family = '/topics/topic-2/'
const feed = `${family}rss.xml`
/** In the form that the page for partners writes. */
const surfaces = {
  frame: `${family}embed/?layout=cards&summaries=on`,
  fragment: `${family}embed/fragment.html?layout=cards&summaries=on`,
}
const titles = { node: 'Node', workerd: 'workerd' }

async function measure(bench: Bench, runtime: Runtime): Promise<Finding[]> {
  const { rounds, seconds, connections } = bench.options
  const { url } = bench.small
  const server = await (runtime === 'node'
    ? startCandorOnNode(url, {}, feed)
    : startCandorInWorkerd(bench.folder('embeds'), url, {}, feed))
  const load = async (path: string, forSeconds = seconds) => {
    const target = {
      url: server.origin + path,
      headers: readerHeaders,
      seconds: forSeconds,
      connections,
    }
    return (await putCleanLoad(target)).requestsPerSecond
  }
  try {
    const findings: Finding[] = []
    for (const [name, path] of Object.entries(surfaces)) {
      // One request first: on the edge, concurrent requests do not wait for the render of another.
      await fetch(server.origin + path)
      for (const each of [path, feed]) await load(each, 2)
      const described = {
        row: `embeds-${runtime}`,
        what: `GET of a warm ${name}, ${titles[runtime]}`,
        against: 'the feed of the same family',
        unit: 'req/s',
        names: [name, 'feed'],
        target: atLeast(0.9),
      } as const
      findings.push(
        compare(
          described,
          await inTurns(
            rounds,
            () => load(path),
            () => load(feed),
          ),
        ),
      )
    }
    return findings
  } finally {
    await server.stop()
  }
}

export const embedRows: readonly Row[] = (['node', 'workerd'] as const).map((runtime) => ({
  name: `embeds-${runtime}`,
  measure: (bench) => measure(bench, runtime),
}))
