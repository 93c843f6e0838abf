/** Which names somebody may have meant. */
import { describe, expect, it } from 'vitest'
import { nearest, nearPrefixes } from '../../src/families/near.ts'

describe('the candidates', () => {
  it.each([
    ['topics', 'science', ['topics/sci', 'topics/s']],
    ['sources', 'bbc.co.uk', ['sources/bbc', 'sources/b']],
    ['languages', 'en', ['languages/en', 'languages/e']],
    ['topics', '9', ['topics/9']],
  ])('of %s like %s begin with %j', (path, member, prefixes) => {
    expect(nearPrefixes(path, member)).toEqual(prefixes)
  })
})

describe('the names that may have been meant', () => {
  it('are those at most three letters away, the nearest first', () => {
    const candidates = ['topics/sxxxnce', 'topics/sxxxxce', 'topics/sciencx', 'topics/sxxence', 'topics/politics']
    expect(nearest('science', candidates)).toEqual(['topics/sciencx', 'topics/sxxence', 'topics/sxxxnce'])
  })

  it('are found by letters that are missing, too many or swapped', () => {
    expect(nearest('sciense', ['topics/science'])).toEqual(['topics/science'])
    expect(nearest('scence', ['topics/science'])).toEqual(['topics/science'])
    expect(nearest('scciiience', ['topics/science'])).toEqual(['topics/science'])
    expect(nearest('sceince', ['topics/science'])).toEqual(['topics/science'])
  })

  it('are also those that begin with the name, however long they are', () => {
    const candidates = ['sources/bbc-documentaries.co.uk', 'sources/bxc', 'sources/the-bbc-of-old']
    expect(nearest('bbc', candidates)).toEqual(['sources/bbc-documentaries.co.uk', 'sources/bxc'])
    // They count as one letter away.
    expect(nearest('bbc', ['sources/bbc.com', 'sources/bba'])).toEqual(['sources/bba', 'sources/bbc.com'])
  })

  it('are five at most, in the order of the alphabet where they are equally near', () => {
    const candidates = ['f', 'b', 'd', 'a', 'g', 'c', 'e'].map((letter) => `topics/x${letter}`)
    expect(nearest('xz', candidates)).toEqual(['topics/xa', 'topics/xb', 'topics/xc', 'topics/xd', 'topics/xe'])
    expect(nearest('xz', [...candidates].reverse())).toEqual(nearest('xz', candidates))
  })

  it('leave out what is nearest in the alphabet only', () => {
    const far = ['a', 'b', 'c', 'd', 'e'].map((letter) => `topics/xx${letter}${letter}`)
    expect(nearest('xyzz', [...far, 'topics/xyzy'])[0]).toBe('topics/xyzy')
  })

  it('are none where nothing is near, and where there is nothing', () => {
    expect(nearest('science', ['topics/sports', 'topics/sci', 'topics/security-and-defence'])).toEqual([])
    expect(nearest('science', [])).toEqual([])
  })

  it('are compared by what follows the family alone', () => {
    expect(nearest('topics', ['topics/a', 'topics/topic'])).toEqual(['topics/topic'])
  })

  it('leave the list of candidates as it was', () => {
    const candidates = Object.freeze(['topics/b', 'topics/a'])
    expect(nearest('c', candidates)).toEqual(['topics/a', 'topics/b'])
  })
})
