/** Mutations of what partners show on their own pages. */
import type { Mutation } from './mutation.ts'

export const embeds: readonly Mutation[] = [
  {
    promise: 'an embed shows thirty headlines at most',
    file: 'src/embeds/options.ts',
    find: 'limit: wholeNumber(5, 30)',
    replace: 'limit: wholeNumber(5, 99)',
    test: 'test/embeds/options.test.ts',
  },
  {
    promise: 'a retraction is told also where no summaries are shown',
    file: 'src/embeds/tree.ts',
    find: '(options.summaries || isRetracted) &&',
    replace: 'options.summaries &&',
    test: 'test/embeds/tree-words.test.ts',
  },
  {
    promise: 'an oEmbed frame is no wider than was asked',
    file: 'src/embeds/oembed.ts',
    find: 'Math.min(width, maxWidth)',
    replace: 'width',
    test: 'test/app/oembed.suite.ts',
    only: 'limits the size',
  },
  {
    promise: 'only the sites of the setting may show a frame',
    file: 'src/embeds/frame-page.ts',
    find: '[`frame-ancestors ${embedAncestors}`]',
    replace: '[]',
    test: 'test/app/embed-base-path.suite.ts',
  },
  {
    promise: 'no link of somebody else’s feed runs a script',
    file: 'src/embeds/browser/read-json-feed.ts',
    find: `return url?.protocol === 'https:' || url?.protocol === 'http:' ? url.href : null`,
    replace: 'return url?.href ?? null',
    test: 'test/embeds/read-json-feed.test.ts',
  },
  {
    promise: 'the last good feeds take little of the partner’s storage',
    file: 'src/embeds/browser/last-good.ts',
    find: 'const mostCharacters = 200_000',
    replace: 'const mostCharacters = 2_000_000',
    test: 'test/embeds/last-good.test.ts',
  },
]
