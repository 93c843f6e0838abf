/** docs/operate.md lists every metric and every event of the log, and only those. */
import { globSync } from 'node:fs'
import { expect, it } from 'vitest'
import { names } from '../../../src/core/metrics/metrics.ts'
import { stopLimits } from '../../../src/hosts/node/connections.ts'
import { standardLimits } from '../../../src/hosts/node/socket.ts'
import { usualLimits } from '../../../src/plugins/push/run-worker.ts'
import { codeSpans, readDoc, root, section, tableRows } from '../../fixtures/read-docs.ts'

const page = readDoc('docs/operate.md')

it('lists all metrics by name', () => {
  const listed = new Set(
    [...page.matchAll(/`(candor_[a-z_]+?)(?:_total)?`/g)].map(([, name]) => name),
  )
  const known = Object.values(names).map(([name]) => name)
  expect(known.length).toBeGreaterThan(15)
  expect(listed).toEqual(new Set<string>(known))
})

it('lists all events of the log', () => {
  const [, table = ''] = section(page, '## The log').split('| event | when |\n')
  const listed = tableRows(table.split('\n\n')[0] ?? '').flatMap(([cell = '']) => codeSpans(cell))
  const sources = globSync('src/**/*.ts', { cwd: root }).map(readDoc)
  const named =
    /\b(?:event|outage|recovery)(?::| =) (?:\w+\(\w+\) \? '([a-z._]+)' : )?'([a-z._]+)'/g
  const written = sources
    .flatMap((text) => [...text.matchAll(named)].flatMap(([, ...found]) => found))
    .filter(Boolean)
  expect(written).toContain('outage')
  expect(new Set(listed)).toEqual(new Set(written))
})

it('gives a stop the time that it can take, in all files of deploy', () => {
  const { runningMs, lastMs } = stopLimits
  const { graceMs } = usualLimits
  // The last outcomes of deliveries have a second too.
  expect(Math.max(runningMs, graceMs) + lastMs).toBeLessThan(10_000)
  const page = readDoc('docs/self-host.md')
  expect(page).toContain('under way has eight seconds')
  expect([runningMs, graceMs]).toEqual([8000, 8000])
  const seconds = (file: string, pattern: RegExp) =>
    [...readDoc(file).matchAll(pattern)].map(([, found]) => Number(found))
  expect([
    ...seconds('deploy/candor.service', /^TimeoutStopSec=(\d+)$/gm),
    ...seconds('deploy/candor-push.service', /^TimeoutStopSec=(\d+)$/gm),
    ...seconds('deploy/compose.yml', /stop_grace_period: (\d+)s$/gm),
    ...seconds('deploy/kubernetes/push.yaml', /terminationGracePeriodSeconds: (\d+)$/gm),
    ...seconds('docs/self-host.md', /--stop-timeout (\d+) /g),
  ]).toEqual([20, 20, 20, 20, 20])
  // SIGTERM comes after five seconds.
  expect(readDoc('deploy/kubernetes/service.yaml')).toMatch(
    /terminationGracePeriodSeconds: 25$.*sleep, "5"/ms,
  )
})

it('says in the guide how long headers may take', () => {
  const { headersMs } = standardLimits
  expect(headersMs).toBe(20_000)
  const page = readDoc('docs/self-host.md')
  expect(page).toContain(`does not finish its headers in ${headersMs / 1000} seconds`)
})
