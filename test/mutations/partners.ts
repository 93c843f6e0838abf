/** Mutations of partners: what they refuse is not sent, what they take is, and checkers read as they do. */
import type { Mutation } from './mutation.ts'

const property = 'test/partners/presets.property.test.ts'

export const partners: readonly Mutation[] = [
  {
    promise: 'MSN gets no article that an AI wrote alone',
    file: 'src/partners/msn.ts',
    find: `modes: ['ai-assisted', 'human-only']`,
    replace: `modes: ['ai-autonomous', 'ai-assisted', 'human-only']`,
    test: 'test/partners/refusals.test.ts',
  },
  {
    promise: 'a wrong limit in the table of a partner is found by its checker',
    file: 'src/partners/msn.ts',
    find: 'least: 21',
    replace: 'least: 20',
    test: property,
  },
  ...[
    ['msn', 'mostBytes: 10_000_000', 'mostBytes: 30_000_000'],
    ['flipboard', 'most: 50,', 'most: 60,'],
    ['smartnews', 'most: 100,', 'most: 90,'],
    ['usual', 'oneLanguage: true', 'oneLanguage: false'],
  ].map(([name = '', find = '', replace = '']) => ({
    promise: `the feed of a partner is as long as its checker allows, in one language: ${name}`,
    file: `src/partners/${name}.ts`,
    find,
    replace,
    test: 'test/partners/limits.test.ts',
  })),
  {
    promise: 'nothing that a partner would take is left out',
    file: 'src/partners/flipboard.ts',
    find: 'leastSide: 500',
    replace: 'leastSide: 501',
    test: property,
  },
  {
    promise: 'a text that goes with its picture is no text',
    file: 'src/partners/item.ts',
    find: ` && hasTextIn(contentHtml)`,
    replace: '',
    test: 'test/partners/refusals.test.ts',
  },
  {
    promise: 'an article that gets too old leaves a partner’s feed without a write',
    file: 'src/documents/serve.ts',
    find: 'state: `${read.state} ${period}`',
    replace: 'state: read.state',
    test: 'test/partners/days.test.ts',
  },
  {
    promise: 'a topic that moved leads to the same partner',
    file: 'src/documents/missing.ts',
    find: '  const addressOf = (key: string) => `${site.basePath}${prefix}${familyPath(key)}`\n  // Closed',
    replace: '  const addressOf = (key: string) => `${site.basePath}${familyPath(key)}`\n  // Closed',
    test: 'test/app/partners.suite.ts',
  },
  {
    promise: 'without partners, answers of the API say nothing of any',
    file: 'src/publish/partner-answers.ts',
    find: 'if (partners.length === 0) return {}',
    replace: '',
    test: 'test/app/partners.suite.ts',
  },
  {
    promise: 'two polls show ids that change',
    file: 'src/partners/check/check.ts',
    find: `['guid', 'pubDate', ...`,
    replace: `['pubDate', ...`,
    test: 'test/partners/check.test.ts',
  },
  {
    promise: 'a picture by generative AI is flagged for MSN beside a text by a human',
    file: 'src/partners/item.ts',
    find: 'const madeByAi = /trainedAlgorithmic|compositeSynthetic/i',
    replace: 'const madeByAi = /never/i',
    test: 'test/partners/refusals.test.ts',
  },
]
