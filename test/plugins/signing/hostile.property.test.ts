/** Whatever the texts of an article are, every format reads as it was signed. */

import { readDisclosure } from 'candor-disclosure/disclosure/reading.ts'
import { verifyStatement } from 'candor-disclosure/signed/verify.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { labelForms, titleLabelRules } from '../../../src/core/disclosure/wording.ts'
import { renderFeed } from '../../../src/core/feed/render-feed.ts'
import { allFormats } from '../../../src/core/request/address.ts'
import {
  buildSelection,
  buildSite,
  buildSnapshot,
  feedShowing,
} from '../../fixtures/build-article.ts'
import { hostileArticle } from '../../fixtures/hostile-article.ts'
import { runs } from '../../fixtures/runs.ts'
import { keys, signedArticle, withStatements } from './signing.ts'

const settings = fc.record({
  labelForm: fc.constantFrom(...labelForms),
  titleLabel: fc.constantFrom(...titleLabelRules),
})

it('is the same for any text', async () => {
  await fc.assert(
    fc.asyncProperty(hostileArticle, settings, async (article, wording) => {
      const site = buildSite(wording)
      const jws = await signedArticle(article, site)
      const feed = feedShowing(site, buildSelection(), buildSnapshot({ articles: [article] }))
      for (const { key } of allFormats) {
        const [item] = readDisclosure(withStatements(renderFeed(feed, key), [jws])).items
        const { differences, missing } = await verifyStatement(item?.statement ?? '', keys, item)
        expect({ key, differences, missing }).toEqual({ key, differences: [], missing: [] })
      }
    }),
    runs(300),
  )
})
