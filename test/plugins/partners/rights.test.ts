/** What the feed of a partner says that machines may do with it. */
import { expect, it } from 'vitest'
import { cleanBody } from '../../../src/core/sanitize/clean-body.ts'
import { partnerRenderer } from '../../../src/plugins/partners/document.ts'
import { presets } from '../../../src/plugins/partners/presets.ts'
import {
  buildDisclosure,
  buildSelection,
  buildSite,
  buildSnapshot,
  feedShowing,
} from '../../fixtures/build-article.ts'
import { day, takenArticleOf } from './taken-article.ts'

const site = buildSite({ aiRights: 'open' })
const renderer = partnerRenderer({
  site,
  partner: presets.msn,
  clean: cleanBody,
  onRefused: undefined,
})
const refused = takenArticleOf(1, { aiRights: 'search-only', disclosure: buildDisclosure() })
const taken = takenArticleOf(2)
const strict = takenArticleOf(3, { aiRights: 'search-only' })

it.each([
  [
    'what the setting says, if only an article that the partner refuses is stricter',
    [refused, taken],
    true,
  ],
  ['what the strictest of its articles says', [refused, taken, strict], false],
])('is %s', async (_, articles, open) => {
  const request = buildSelection()
  const snapshot = buildSnapshot({ articles, readAt: day })
  const { siteHeaders, links = [] } = await renderer.render(
    feedShowing(site, request, snapshot),
    snapshot,
    request,
  )
  const answer = open ? 'y' : 'n'
  expect(siteHeaders?.headers['Content-Usage']).toBe(
    `train-ai=${answer}, ai-use=${answer}, search=y`,
  )
  expect(siteHeaders?.link).toContain(open ? '/license.xml>' : '/license-search-only.xml>')
  // A licence of Creative Commons allows every use.
  expect(links.some(({ href }) => href.includes('creativecommons.org'))).toBe(open)
})
