/**
 * Sentences, titles and bodies of generated articles: plain prose with the markup that newsrooms
 * use.
 */
import { below, oneIn, pick, type Random } from './random.ts'
import type { Words } from './words.ts'

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

const clause = (random: Random, words: Words) =>
  `${pick(random, words.subjects)} ${pick(random, words.verbs)} ${pick(random, words.objects)}`

/** A title, without a full stop. */
export const titleOf = (random: Random, words: Words) => capital(clause(random, words))

export function sentenceOf(random: Random, words: Words): string {
  const second = oneIn(random, 3) ? `${words.and}${clause(random, words)}` : ''
  return capital(`${clause(random, words)} ${pick(random, words.times)}${second}.`)
}

const sentences = (random: Random, words: Words, count: number) =>
  Array.from({ length: count }, () => sentenceOf(random, words)).join(' ')

/**
 * HTML of about five thousand bytes. The first paragraph links to `sourceUrl`, if there is one.
 * Neither the words nor the URL may contain characters that HTML must escape.
 */
export function bodyOf(random: Random, words: Words, sourceUrl: string | undefined): string {
  const link =
    sourceUrl === undefined ? '' : ` <a href="${sourceUrl}">${capital(words.source)}</a>.`
  let html = `<p>${sentences(random, words, 3)}${link}</p>`
  while (html.length < words.bodyLength) html += blockOf(random, words)
  return html
}

function blockOf(random: Random, words: Words): string {
  switch (below(random, 8)) {
    case 0:
      return `<h2>${pick(random, words.headings)}</h2>\n`
    case 1:
      return `<ul><li>${sentenceOf(random, words)}</li><li>${sentenceOf(random, words)}</li></ul>\n`
    case 2:
      return `<blockquote><p>${sentences(random, words, 2)}</p></blockquote>\n`
    case 3:
      return `<p><strong>${sentenceOf(random, words)}</strong> ${sentences(random, words, 3)}</p>\n`
    default:
      return `<p>${sentences(random, words, 3 + below(random, 4))}</p>\n`
  }
}
