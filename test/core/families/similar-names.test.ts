/** Suggests existing names similar to an unknown one. */
import { describe, expect, it } from 'vitest'
import { candidatePrefixes, closestNames } from '../../../src/core/families/similar-names.ts'

describe('the prefixes of candidates', () => {
  it.each([
    ['topics', 'science', ['topics/sci', 'topics/s']],
    ['sources', 'bbc.co.uk', ['sources/bbc', 'sources/b']],
    ['languages', 'en', ['languages/en', 'languages/e']],
    ['topics', '9', ['topics/9']],
  ])('for %s like %s are %j', (path, member, prefixes) => {
    expect(candidatePrefixes(path, member)).toEqual(prefixes)
  })
})

describe('the closest names', () => {
  it('are at most three edits away, closest first', () => {
    const candidates = [
      'topics/sxxxnce',
      'topics/sxxxxce',
      'topics/sciencx',
      'topics/sxxence',
      'topics/politics',
    ]
    expect(closestNames('science', candidates)).toEqual([
      'topics/sciencx',
      'topics/sxxence',
      'topics/sxxxnce',
    ])
  })

  it('are found despite missing, additional or swapped letters', () => {
    expect(closestNames('sciense', ['topics/science'])).toEqual(['topics/science'])
    expect(closestNames('scence', ['topics/science'])).toEqual(['topics/science'])
    expect(closestNames('scciiience', ['topics/science'])).toEqual(['topics/science'])
    expect(closestNames('sceince', ['topics/science'])).toEqual(['topics/science'])
  })

  it('include names that begin with the given name, of any length', () => {
    const candidates = ['sources/bbc-documentaries.co.uk', 'sources/bxc', 'sources/the-bbc-of-old']
    expect(closestNames('bbc', candidates)).toEqual([
      'sources/bbc-documentaries.co.uk',
      'sources/bxc',
    ])
    // A prefix counts as one edit.
    expect(closestNames('bbc', ['sources/bbc.com', 'sources/bba'])).toEqual([
      'sources/bba',
      'sources/bbc.com',
    ])
  })

  it('are at most five, in alphabetical order at the same distance', () => {
    const candidates = ['f', 'b', 'd', 'a', 'g', 'c', 'e'].map((letter) => `topics/x${letter}`)
    expect(closestNames('xz', candidates)).toEqual([
      'topics/xa',
      'topics/xb',
      'topics/xc',
      'topics/xd',
      'topics/xe',
    ])
  })

  it('are empty if no candidate is close, or without candidates', () => {
    expect(
      closestNames('science', ['topics/sports', 'topics/sci', 'topics/security-and-defence']),
    ).toEqual([])
    expect(closestNames('science', [])).toEqual([])
  })
})
