/**
 * Sends the page `/check/` at the address of its argument one costly document after the other, as
 * clients elsewhere do: in a process of its own, so that no poller waits for it.
 */
import { worstCases } from '../../packages/check/test/worst-cases/worst-cases.ts'

/** The page takes a million characters, which a unit of a worst case may exceed. */
const size = 990_000

/** Among the costliest of this size that the check reads to their end. */
const attacks = [
  ...['items with dates', 'statements in a foreign feed', 'nested items of a signed feed'],
  ...['links of an entry', 'disclosures', 'attributes with other prefixes', 'nested XHTML'],
]

const bodies = attacks.map((name) => {
  const document = worstCases[name]?.(size)
  if (document === undefined) throw new Error(`There is no worst case ${name}.`)
  return new URLSearchParams({ document }).toString()
})
for (let n = 0; ; n += 1) {
  const response = await fetch(process.argv[2] ?? '', {
    method: 'POST',
    // A client may have ten checks a minute.
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      'X-Forwarded-For': `192.0.2.${n}`,
    },
    body: bodies[n % bodies.length] ?? '',
  })
  await response.body?.cancel()
  if (response.status !== 200 && response.status !== 422)
    throw new Error(`the page answers ${response.status}`)
}
