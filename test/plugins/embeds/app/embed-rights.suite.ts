/** The licence in embeds and in oEmbed, and whose it is. */
import { describe, expect, it } from 'vitest'
import { origin } from '../../../core/app/newsroom.ts'
import { duringOn } from '../../../core/app/rights.suite.ts'
import type { Runtime } from '../../../core/app/running.ts'
import { openOnNode } from '../../../product/app/on-node.ts'

const licence = 'https://news.example.org/licensing?for=machines&of=all'

export function describeEmbedRights(runtime: Runtime): void {
  describe('AI_RIGHTS', () => {
    it('leads to the licence and says whose it is, in embeds and in oEmbed too', async () => {
      const environment = { AI_RIGHTS: 'licensed', LICENSE_URL: licence, RIGHTS: '© R&D "News"' }
      await duringOn(runtime)(environment, async (running) => {
        for (const path of ['/embed/', '/embed/fragment.html']) {
          const link = (await running.fetch(path)).headers.get('Link') ?? ''
          expect([path, link.split(`<${licence}>; rel="license"`).length]).toEqual([path, 2])
        }
        const frame = await (await running.fetch('/embed/')).text()
        expect(frame).toContain(`<link rel="license" href="${licence.replace('&', '&amp;')}">`)
        expect(frame).toContain('<meta name="dcterms.rights" content="© R&amp;D &quot;News&quot;">')
        const oembed = await running.fetch(`/oembed?url=${encodeURIComponent(`${origin}/`)}`)
        expect(await oembed.json()).toMatchObject({ license_url: licence, rights: '© R&D "News"' })
      })
    })
  })
}

if (import.meta.vitest) describeEmbedRights(await openOnNode())
