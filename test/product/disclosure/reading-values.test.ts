/** What readings take from other vocabularies is what Candor writes in them. */

import { authorshipModes, modes } from 'candor-disclosure/disclosure/modes.ts'
import {
  categoryDeclaration,
  msnCategory,
  readAttribute,
  readFlag,
  readTerm,
} from 'candor-disclosure/disclosure/reading-values.ts'
import {
  digitalSourceTypeScheme,
  schemaOrgSource,
} from 'candor-disclosure/disclosure/vocabularies.ts'
import { expect, it } from 'vitest'
import { presets } from '../../../src/plugins/partners/presets.ts'

it.each(authorshipModes)('%s is read back from every vocabulary', (mode) => {
  const { iptc, podcast } = modes[mode]
  const schemaOrg = schemaOrgSource(iptc)
  expect(readAttribute(mode)).toEqual({ mode })
  expect(readFlag(String(podcast))).toEqual({ byAi: podcast })
  const terms = [
    iptc,
    `${digitalSourceTypeScheme}${iptc}`,
    `digsrctype:${iptc}`,
    ...(schemaOrg === null ? [] : [schemaOrg]),
  ]
  expect(terms.map(readTerm)).toEqual(terms.map(() => ({ byAi: podcast })))
})

it('takes the category that a feed for MSN has', () => {
  expect(presets.msn.aiCategory).toBe(msnCategory)
  expect(categoryDeclaration('category', msnCategory, null)).toMatchObject([
    { vocabulary: 'msn', says: { byAi: true } },
  ])
})
