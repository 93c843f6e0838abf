/** Mutations of signed statements: what a stranger is told of a feed in front of them. */
import type { Mutation } from './mutation.ts'

const item = 'test/signed/verify.test.ts'
const jws = 'test/signed/jws.test.ts'
const command = 'test/cli/verify.test.ts'

export const signed: readonly Mutation[] = [
  {
    promise: 'a statement that can be read in two ways is refused',
    file: 'src/signed/jws.ts',
    find: 'toBase64url(new TextEncoder().encode(JSON.stringify(value))) !== part',
    replace: 'false',
    test: jws,
  },
  {
    promise: 'a revoked key proves nothing, whatever the date',
    file: 'src/signed/verify.ts',
    find: 'if (revoked) return',
    replace: 'if (false) return',
    test: jws,
  },
  {
    promise: 'a statement that was left out of a chain is missed',
    file: 'src/signed/chain.ts',
    find: ' && payload.previous === digests[index]',
    replace: '',
    test: jws,
  },
  {
    promise: 'a forged element with a class of Candor is found',
    file: 'src/signed/verify-texts.ts',
    find: '!candorClass.test(contentHtml)',
    replace: 'true',
    test: item,
  },
  {
    promise: 'a label that was taken away is missed',
    file: 'src/signed/verify-texts.ts',
    find: 'labels.includes(first)',
    replace: 'true',
    test: item,
  },
  {
    promise: 'a second disclosure in an item is found',
    file: 'src/signed/verify-facts.ts',
    find: `vocabulary === 'candor' || says[name]`,
    replace: 'says[name]',
    test: item,
  },
  {
    promise: 'labels hold in each form that settings can choose',
    file: 'src/feed/signed-entry.ts',
    find: 'labelForms.flatMap',
    replace: '[site.labelForm].flatMap',
    test: item,
  },
  {
    promise: 'a key has the name of its thumbprint',
    file: 'src/signed/jws.ts',
    find: 'kid !== kidOf(x)',
    replace: 'kid === x',
    test: jws,
  },
  {
    promise: 'each key that signed must be in the DNS, also a retired one',
    file: 'src/cli/verify-keys.ts',
    find: 'signed.find((kid) => !kids',
    replace: 'signed.find((kid) => kids.length === 0 && !kids',
    test: command,
  },
  {
    promise: 'an article that was withdrawn since does not hold',
    file: 'src/cli/verify-source.ts',
    find: `last.state === 'published' ||`,
    replace: 'true ||',
    test: command,
  },
  {
    promise: 'elements that programs take for a signed one are found in any case',
    file: 'src/disclosure/reading-repeated.ts',
    find: 'names.includes(folded(local))',
    replace: 'names.includes(local)',
    test: item,
  },
  {
    promise: 'an item that only some programs see is counted',
    file: 'src/disclosure/reading-xml.ts',
    find: 'head.flatMap(itemsWithin)',
    replace: '[]',
    test: item,
  },
  {
    promise: 'the keys of one newsroom do not verify the statements of another',
    file: 'src/cli/verify-source.ts',
    find: 'keys.find((each) => each.publisher === publisher)',
    replace: 'keys.find(() => true)',
    test: command,
  },
  {
    promise: 'a past of the log that was rewritten is noticed',
    file: 'src/cli/verify-log.ts',
    find: 'const isKept = number === undefined ||',
    replace: 'const isKept = true || number === undefined ||',
    test: command,
  },
]
