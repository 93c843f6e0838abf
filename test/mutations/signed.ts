/** Mutations of signed statements: what a stranger is told of a feed in front of them. */
import type { Mutation } from './mutation.ts'

const forgeries = 'test/signed/forgeries.test.ts'
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
    promise: 'a label that was taken away is missed',
    file: 'src/signed/verify.ts',
    find: 'compare(name, texts[name] === null && digest !== entry[name] ? null : digest, entry[name])',
    replace: 'compare(name, entry[name], entry[name])',
    test: forgeries,
  },
  {
    promise: 'a second disclosure in an item is found',
    file: 'src/disclosure/reading-signed-xml.ts',
    find: '!own.many && names.has(name)',
    replace: 'false',
    test: forgeries,
  },
  {
    promise: 'another sentence, author, tag or picture is found',
    file: 'src/signed/verify.ts',
    find: '(await digestOfRows(rows)) !== entry.facts',
    replace: 'false',
    test: forgeries,
  },
  {
    promise: 'a key has the name of its thumbprint',
    file: 'src/signed/jws.ts',
    find: 'kid !== kidOf(x)',
    replace: 'kid === x',
    test: jws,
  },
  {
    promise: 'an article that was withdrawn since does not hold',
    file: 'src/cli/verify-source.ts',
    find: `last.state !== 'published' &&`,
    replace: 'false &&',
    test: command,
  },
  {
    promise: 'elements that Candor does not write are found',
    file: 'src/disclosure/reading-signed-xml.ts',
    find: 'if (own === undefined) return [name]',
    replace: 'if (own === undefined) return []',
    test: forgeries,
  },
  {
    promise: 'a member that is there twice is found',
    file: 'src/parse/doubled-member.ts',
    find: 'return members !== 0',
    replace: 'return members > 9',
    test: forgeries,
  },
  {
    promise: 'an item that only some programs see is found',
    file: 'src/disclosure/reading-signed-head.ts',
    find: '...head.flatMap(itemsWithin),',
    replace: '',
    test: forgeries,
  },
  {
    promise: 'what was cut is not forgotten',
    file: 'src/disclosure/reading-xml.ts',
    find: 'if (parts.some(({ cut }) => cut))',
    replace: 'if (false)',
    test: forgeries,
  },
  {
    promise: 'the keys of one newsroom do not verify the statements of another',
    file: 'src/cli/verify-source.ts',
    find: 'publisher === readNamed(jws)?.publisher)',
    replace: 'true)',
    test: command,
  },
]
