/** Mutations of rights: no document says more than its strictest article, and each vocabulary says the same. */
import type { Mutation } from './mutation.ts'

const articles = 'test/rights/article-rights.test.ts'
const served = 'test/app/article-rights.suite.ts'

export const rights: readonly Mutation[] = [
  {
    promise: 'the strictest of several terms counts',
    file: 'src/rights/ai-rights.ts',
    find: 'articleRights.findLast',
    replace: 'articleRights.find',
    test: articles,
  },
  {
    promise: 'what refuses a use is not under a licence of Creative Commons',
    file: 'src/rights/ai-rights.ts',
    find: 'creativeCommons(terms.licenseUrl) === null ? terms.licenseUrl : null',
    replace: 'terms.licenseUrl',
    test: articles,
  },
  {
    promise: 'an item says what its article allows, and not what the feed does',
    file: 'src/feed/rss.ts',
    find: 'rslItem(entry.terms',
    replace: 'rslItem(feed.terms',
    test: articles,
  },
  {
    promise: 'an entry of Atom does not inherit what its article does not say',
    file: 'src/feed/atom.ts',
    find: 'feed.termsDiffer && entry.terms',
    replace: 'null',
    test: articles,
  },
  ...['feed', 'feed-page', 'embed'].map((name) => ({
    promise: `a document is as strict as its strictest article: ${name}`,
    file: `src/documents/${name}.ts`,
    find: '      everywhere: everywhereOf(feed.terms),\n',
    replace: '',
    test: served,
  })),
  {
    promise: 'the oEmbed of an article is as strict as the article',
    file: 'src/documents/oembed.ts',
    find: '  everywhere: everywhereOf(embed.terms),\n',
    replace: '',
    test: served,
  },
  {
    promise: 'a feed for a partner is as strict as its strictest article',
    file: 'src/partners/document.ts',
    find: '        everywhere: everywhereOf(terms),\n',
    replace: '',
    test: served,
  },
  {
    promise: 'mining is reserved where a use is refused',
    file: 'src/rights/statements.ts',
    find: 'train && input ? 0 : 1',
    replace: 'search ? 0 : 1',
    test: 'test/rights/statements.test.ts',
  },
  {
    promise: 'rsl:content names only what is on the origin of the feed',
    file: 'src/rights/rsl.ts',
    find: 'new URL(url).origin !== new URL(terms.origin).origin',
    replace: 'false',
    test: 'test/rights/statements.test.ts',
  },
  {
    promise: 'the doctor compares AI_RIGHTS with the hosts of articles',
    file: 'scripts/doctor/database.ts',
    find: 'checkRights(look, environment, web)',
    replace: 'Promise.resolve([])',
    test: 'test/doctor/rights.suite.ts',
  },
]
