/** Names of feeds, as readers list them. */
import { expect, it } from 'vitest'
import { familyName } from '../../../src/core/families/families.ts'
import { languageNameFor } from '../../../src/core/words/language-names.ts'
import { buildSite } from '../../fixtures/build-article.ts'

const nameIn = (language: string, key: string) => familyName(buildSite({ language }), key, null)

it('a language has its own name', () => {
  expect(nameIn('de', 'languages/en')).toBe('English')
  expect(nameIn('de', 'languages/xx')).toBe('xx')
})

it.each([
  ['en', 'Language not stated'],
  ['de-AT', 'Sprache nicht angegeben'],
  ['fr', 'Langue non précisée'],
])('an undetermined language has a name in the language of the site: %s', (language, name) => {
  expect(nameIn(language, 'languages/und')).toBe(name)
  expect(languageNameFor('und', language)).toBe(name)
})
