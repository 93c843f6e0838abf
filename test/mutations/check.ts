/** Mutations of the check of feeds, and of the page that anybody can use. */
import type { Mutation } from './mutation.ts'

export const check: readonly Mutation[] = [
  {
    promise: 'the page that checks feeds asks no private address',
    file: 'src/check/ask-strangers.ts',
    find: '    refusePrivate(url)\n',
    replace: '',
    test: 'test/check/page.test.ts',
    only: 'a request to a stranger',
  },
  {
    promise: 'the page that checks feeds connects to no private address',
    file: 'src/node/guarded-fetch.ts',
    find: 'lookUpPublic(resolve, isPublic)',
    replace: 'lookUpPublic(resolve, () => true)',
    test: 'test/check/strangers.test.ts',
    only: 'connects to no name',
  },
  {
    promise: 'the page that checks feeds obeys robots.txt',
    file: 'src/check/ask-strangers.ts',
    find: 'if (status === 200 && !mayFetch',
    replace: 'if (false && !mayFetch',
    test: 'test/check/page.test.ts',
    only: 'obeys robots.txt',
  },
  {
    promise: 'the page that checks feeds follows no robots.txt to a private address',
    file: 'src/check/ask-strangers.ts',
    find: 'fetch(refusePrivate(url), init)',
    replace: 'fetch(url, init)',
    test: 'test/check/page.test.ts',
    only: 'obeys robots.txt',
  },
  {
    promise: 'a check takes no text about AI for a disclosure',
    file: 'src/check/disclosed.ts',
    find: 'return labels[length].has(bare)',
    replace:
      "return [...labels[length]].some((label) => label !== '' && opening.startsWith(label) && bare)",
    test: 'test/check/faults.test.ts',
    only: 'is no disclosure',
  },
  {
    promise: 'a gzip bomb ends at the limit',
    file: 'src/check/ask-web.ts',
    find: 'if (length > maxBytes)',
    replace: 'if (length < 0)',
    test: 'test/check/strangers.test.ts',
    only: 'stops a gzip bomb',
  },
  {
    promise: 'a check says that people meet an article before its disclosure',
    file: 'src/check/disclosed.ts',
    find: 'texts.every((text) => {',
    replace: 'texts.some((text) => {',
    test: 'test/check/faults.test.ts',
    only: 'disclosure-not-first',
  },
]
