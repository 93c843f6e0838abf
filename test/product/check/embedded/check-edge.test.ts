/** The Worker of `/check/` in workerd: without a database, and without a network here. */
import { expect, it } from 'vitest'
import { rss } from '../../../../packages/check/test/documents.ts'
import { serveOnWorkerd } from '../../workerd/running-worker.ts'

it('checks a document in workerd, and refuses a private address', async () => {
  const edge = await serveOnWorkerd(
    'postgres://nobody:unused@127.0.0.1:1/none',
    { api: false },
    'deploy/wrangler.check.toml',
  )
  try {
    const form = new URLSearchParams({ document: rss })
    const checked = await edge.fetch('/check/', {
      method: 'POST',
      body: form.toString(),
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    })
    expect([checked.status, await checked.text()]).toEqual([
      200,
      expect.stringContaining('human-only 2'),
    ])
    const refused = await edge.fetch('/check/?address=http://169.254.169.254/')
    expect([refused.status, await refused.text()]).toEqual([
      422,
      expect.stringContaining('169.254.169.254 is not'),
    ])
    expect((await edge.fetch('/rss.xml')).status).toBe(404)
  } finally {
    await edge.close()
  }
})
