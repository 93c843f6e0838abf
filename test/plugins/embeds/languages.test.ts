/** The page that makes embeds, and frames with a problem, in the site’s language. */
import { describe } from 'vitest'
import { openedEmbeds } from '../../../src/plugins/embeds/plugin.ts'
import { describePages, describeProblems, pageLanguages } from '../../core/pages/marked-texts.ts'

describe.each(pageLanguages)('a site in %s', (language) => {
  const plugins = [openedEmbeds]
  describePages(language, ['/embed/new'], plugins)
  describeProblems(
    language,
    [{ path: '/embed/', down: true, title: null, detail: 'database' }],
    plugins,
  )
})
