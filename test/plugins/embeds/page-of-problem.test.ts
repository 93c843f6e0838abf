/** Problems at the addresses of embeds: in a frame, or as a page. */
import { expect, it } from 'vitest'
import { openedEmbeds } from '../../../src/plugins/embeds/plugin.ts'
import { ask, openApp, parsePage } from '../../core/pages/read-page.ts'

it.each([
  ['/embed/', 'frame'],
  ['/reviewed/embed/', 'frame'],
  ['/topics/embed/', 'page'],
  ['/embed/fragment.html', 'page'],
])('an error at %s is a %s in a browser', async (path, kind) => {
  for (const basePath of ['', '/embed']) {
    const site = { basePath, embedAncestors: "'self' https://partner.example" }
    const answer = await ask(
      openApp({ site, down: true, plugins: [openedEmbeds] }),
      `${basePath}${path}`,
    )
    expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '10'])
    const policy = answer.headers.get('Content-Security-Policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain(`frame-ancestors ${kind === 'page' ? "'none'" : site.embedAncestors}`)
    expect(parsePage(await answer.text()).all('nav').length > 0).toBe(kind === 'page')
  }
})
