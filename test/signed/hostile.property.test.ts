/**
 * Whatever the texts of an article are, it holds as it was signed, in every format, and with every
 * setting of labels, but for those in the text.
 */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readDisclosure } from '../../src/disclosure/reading.ts'
import { labelForms, titleLabelRules } from '../../src/disclosure/wording.ts'
import { renderFeed } from '../../src/feed/render-feed.ts'
import { allFormats } from '../../src/request/formats.ts'
import { verifyStatement } from '../../src/signed/verify.ts'
import { buildSelection, buildSite, buildSnapshot, feedShowing } from '../fixtures/build-article.ts'
import { hostileArticle } from '../fixtures/hostile-article.ts'
import { runs } from '../fixtures/runs.ts'
import { keys, signedArticle, withStatements } from './signing.ts'

const settings = fc.record({
  labelForm: fc.constantFrom(...labelForms),
  titleLabel: fc.constantFrom(...titleLabelRules),
})

it('holds for any text', async () => {
  await fc.assert(
    fc.asyncProperty(hostileArticle, settings, async (article, later) => {
      const jws = await signedArticle(article, buildSite())
      const feed = feedShowing(
        buildSite(later),
        buildSelection(),
        buildSnapshot({ articles: [article] }),
      )
      for (const { key } of allFormats) {
        const [item] = readDisclosure(withStatements(renderFeed(feed, key), [jws])).items
        const { checks } = await verifyStatement(item?.statement ?? '', keys, item)
        // A label can stand before the text too: with another one, `candor key renew` signs it
        // again.
        const isOtherLabel = later.labelForm !== buildSite().labelForm
        const fails = checks.filter(
          ({ of, result }) => result === 'fails' && !(isOtherLabel && of === 'added'),
        )
        expect({ key, fails }).toEqual({ key, fails: [] })
      }
    }),
    runs(300),
  )
})
