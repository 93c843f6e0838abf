/** Changes characters of signed documents, one at a time: no change passes for what was signed. */
import type { ReadItem } from 'candor-disclosure/disclosure/declaration.ts'
import { expect, it } from 'vitest'
import { allFormats } from '../../../../src/core/request/address.ts'
import { seeded } from '../../../fixtures/seeded.ts'
import {
  fullArticle,
  fullSite,
  itemsOf,
  renderArticle,
  retractedArticle,
  signedArticle,
  verified,
  withStatements,
} from '../signing.ts'

/** Names of what docs/signed-form.md says is not signed. */
const unsigned = ['isPermaLink', 'type', 'fileSize', 'width', 'height', 'about', 'label_language']

it.each(allFormats)(
  'finds changed characters of $file, but for what is not signed',
  async ({ key }) => {
    const random = seeded(34)
    for (const article of [fullArticle, retractedArticle]) {
      const document = withStatements(renderArticle(article, fullSite, key), [
        await signedArticle(article, fullSite),
      ])
      const survivors = new Set<string>()
      let changes = 0
      for (
        let at = document.search(/<item>|<entry>|"items"/);
        at < document.length;
        at += 1 + random(36)
      ) {
        if (!/[A-Za-z0-9]/.test(document.charAt(at))) continue
        const changed =
          document.slice(0, at) + (document[at] === 'q' ? 'r' : 'q') + document.slice(at + 1)
        const verdicts = await Promise.all(readable(changed).map(verified))
        changes += 1
        if (verdicts.some(({ outcome }) => outcome === 'same')) survivors.add(nameAt(changed, at))
      }
      expect(changes).toBeGreaterThan(100)
      expect([...survivors].filter((name) => !unsigned.includes(name))).toEqual([])
    }
  },
)

/** The attribute or member whose value is at this position. */
const nameAt = (document: string, at: number): string =>
  /([\w:-]+)(?:="[^"<>]*|":"?[^"]*)$/.exec(document.slice(at - 200, at))?.[1] ??
  document.slice(at - 30, at + 10)

/** Nothing, if it is no feed any more. */
function readable(document: string): readonly ReadItem[] {
  try {
    return itemsOf(document)
  } catch {
    return []
  }
}
