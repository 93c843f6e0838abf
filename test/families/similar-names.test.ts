/** Which names somebody may have meant. */
import { describe, expect, it } from 'vitest'
import { candidatePrefixes, closestNames } from '../../src/families/similar-names.ts'

describe('the candidates', () => {
  it.each([
    ['topics', 'science', ['topics/sci', 'topics/s']],
    ['sources', 'bbc.co.uk', ['sources/bbc', 'sources/b']],
    ['languages', 'en', ['languages/en', 'languages/e']],
    ['topics', '9', ['topics/9']],
  ])('of %s like %s begin with %j', (path, member, prefixes) => {
    expect(candidatePrefixes(path, member)).toEqual(prefixes)
  })
})

describe('the names that may have been meant', () => {
  it('are those at most three letters away, the closestNames first', () => {
    const candidates = ['topics/sxxxnce', 'topics/sxxxxce', 'topics/sciencx', 'topics/sxxence', 'topics/politics']
    expect(closestNames('science', candidates)).toEqual(['topics/sciencx', 'topics/sxxence', 'topics/sxxxnce'])
  })

  it('are found by letters that are missing, too many or swapped', () => {
    expect(closestNames('sciense', ['topics/science'])).toEqual(['topics/science'])
    expect(closestNames('scence', ['topics/science'])).toEqual(['topics/science'])
    expect(closestNames('scciiience', ['topics/science'])).toEqual(['topics/science'])
    expect(closestNames('sceince', ['topics/science'])).toEqual(['topics/science'])
  })

  it('are also those that begin with the name, however long they are', () => {
    const candidates = ['sources/bbc-documentaries.co.uk', 'sources/bxc', 'sources/the-bbc-of-old']
    expect(closestNames('bbc', candidates)).toEqual(['sources/bbc-documentaries.co.uk', 'sources/bxc'])
    // They count as one letter away.
    expect(closestNames('bbc', ['sources/bbc.com', 'sources/bba'])).toEqual(['sources/bba', 'sources/bbc.com'])
  })

  it('are five at most, in the order of the alphabet where they are equally near', () => {
    const candidates = ['f', 'b', 'd', 'a', 'g', 'c', 'e'].map((letter) => `topics/x${letter}`)
    expect(closestNames('xz', candidates)).toEqual(['topics/xa', 'topics/xb', 'topics/xc', 'topics/xd', 'topics/xe'])
    expect(closestNames('xz', [...candidates].reverse())).toEqual(closestNames('xz', candidates))
  })

  it('leave out what is closestNames in the alphabet only', () => {
    const far = ['a', 'b', 'c', 'd', 'e'].map((letter) => `topics/xx${letter}${letter}`)
    expect(closestNames('xyzz', [...far, 'topics/xyzy'])[0]).toBe('topics/xyzy')
  })

  it('are none where nothing is near, and where there is nothing', () => {
    expect(closestNames('science', ['topics/sports', 'topics/sci', 'topics/security-and-defence'])).toEqual([])
    expect(closestNames('science', [])).toEqual([])
  })

  it('are compared by what follows the family alone', () => {
    expect(closestNames('topics', ['topics/a', 'topics/topic'])).toEqual(['topics/topic'])
  })

  it('leave the list of candidates as it was', () => {
    const candidates = Object.freeze(['topics/b', 'topics/a'])
    expect(closestNames('c', candidates)).toEqual(['topics/a', 'topics/b'])
  })
})
