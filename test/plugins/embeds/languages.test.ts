/** The page that makes embeds, and frames with a problem, in the site’s language. */
import { describe, it } from 'vitest'
import { openedEmbeds } from '../../../src/plugins/embeds/plugin.ts'
import { checkPage, checkProblem, pageLanguages } from '../../core/pages/marked-texts.ts'

describe.each(pageLanguages)('a site in %s', (language) => {
  it('has its page at /embed/new in that language', () =>
    checkPage(language, '/embed/new', [openedEmbeds]))

  it('has the problem at /embed/ as a page, and programs in English', () => {
    const shown = { path: '/embed/', down: true, title: null, detail: 'database' }
    return checkProblem(language, shown, [openedEmbeds])
  })
})
