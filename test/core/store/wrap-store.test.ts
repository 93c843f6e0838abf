/**
 * A wrapped store asks the same questions, each through the hook, under the name that metrics have.
 */
import { expect, it } from 'vitest'
import { createStore, type Store } from '../../../src/core/store/store.ts'
import { wrapStore } from '../../../src/core/store/wrap-store.ts'
import { buildSelection } from '../../fixtures/build-article.ts'

const methods = Object.keys(createStore(null as never, () => {})) as (keyof Store)[]
const search = buildSelection({ words: 'bridge' })

const asked: Readonly<
  Record<keyof Store, readonly (readonly [name: string, args: readonly unknown[]])[]>
> = {
  latest: [
    ['articles', [buildSelection()]],
    ['search', [search]],
  ],
  findMarker: [['marker', ['all', 'topics/science', 'modes/ai-assisted']]],
  findFamilies: [['directory', [{ group: 'topics' }]]],
  findSimilarFamilies: [['similar', ['topics/sci', 5]]],
  findNews: [['news', []]],
  findAddresses: [['addresses', []]],
  findPages: [['pages', ['https://news.example.org/articles/']]],
  findNewest: [['newest', []]],
  findPartners: [['partners', []]],
  findStatements: [['statements', [['all'], { address: 'a', audience: null }]]],
  findSigningKeys: [['keys', []]],
}
const questions = methods.flatMap((method) =>
  asked[method].map(([name, args]) => ({ method, name, args })),
)

it('is asked in every way that there is', () => {
  expect(methods.length).toBeGreaterThan(5)
  expect(Object.keys(asked).toSorted()).toEqual(methods.toSorted())
})

it.each(questions)(
  '$method is asked once as $name, with its arguments, and answers',
  async ({ method, name, args }) => {
    const calls: unknown[] = []
    const answers = async (...given: unknown[]) => calls.push(given)
    const store = { [method]: answers } as unknown as Store
    const wrapped = wrapStore(store, async (query, named) => {
      calls.push(named)
      return await query()
    })
    const question = wrapped[method] as (...given: readonly unknown[]) => Promise<unknown>
    expect(await question(...args)).toBe(2)
    expect(calls).toEqual([name, args])
  },
)
