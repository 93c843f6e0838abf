/**
 * Compares the texts of an item with the digests of a statement: title, summary, the news, and what
 * Candor adds to it.
 */
import type { ReadItem } from '../disclosure/declaration.ts'
import { type Check, checked, fails, holds, unknown } from './check.ts'
import { blocksOf, digestOf, spaced, splitContent, withoutOpenings, wordsOf } from './digests.ts'
import type { ShownPayload } from './payload.ts'

export async function checkTexts(payload: ShownPayload, item: ReadItem): Promise<Check[]> {
  const labels = payload.disclosure?.labels ?? []
  const openings = [...labels, ...(payload.opens ?? [])]
  const ofText = async (of: 'title' | 'summary', text: string | null) => {
    if (text === null && payload.entry[of] !== (await digestOf('')))
      return unknown(of, 'is not in the item')
    const isSigned =
      (await digestOf(withoutOpenings(text ?? '', openings).text)) === payload.entry[of]
    return checked(of, isSigned, 'is not as signed')
  }
  const texts = [await ofText('title', item.title), await ofText('summary', item.summary)]
  if (labels.length > 0 && item.summary !== null) {
    const [first = ''] = withoutOpenings(item.summary, openings).openings
    texts.push(
      checked(
        'label',
        labels.includes(first),
        `the summary does not begin with "${labels.join('" or "')}"`,
      ),
    )
  }
  const empty = await digestOf('')
  const isEmpty = payload.entry.html === empty && payload.entry.added === empty
  const contentHtml = item.contentHtml ?? (isEmpty ? '' : null)
  if (contentHtml !== null) return [...texts, ...(await checkContent(payload, item, contentHtml))]
  return [
    ...texts,
    ...['words', 'html', 'added'].map((of) => unknown(of, 'the item has no full text')),
  ]
}

async function checkContent(
  payload: ShownPayload,
  item: ReadItem,
  contentHtml: string,
): Promise<Check[]> {
  const { news, added } = splitContent(contentHtml)
  const compare = async (of: 'words' | 'html' | 'added', text: string, detail: string) =>
    checked(of, (await digestOf(text)) === payload.entry[of], detail)
  const words = await compare('words', wordsOf(news), 'are not as signed')
  const { disclosure, sources, corrections, retraction } = payload
  const hasAdditions = disclosure?.labels ?? sources ?? corrections ?? retraction
  const isRewritten =
    words.result === 'fails' && hasAdditions !== undefined && !candorClass.test(contentHtml)
  const foundWords = isRewritten ? await findWords(contentHtml, payload) : null
  if (foundWords !== null)
    return [holds('words'), unknown('html', 'was rewritten'), checkAdded(payload, item, foundWords)]
  return [
    words,
    await compare('html', news, 'is not as signed'),
    await compare(
      'added',
      added,
      `around the news are other words or markup than was signed: "${wordsOf(added)}"`,
    ),
  ]
}

/**
 * Programs that rewrite HTML remove classes. Where one is left, nothing around the news may differ.
 */
const candorClass = /\sclass\s*=[^>]*candor-/i

/** What is signed, or declared as data, must be among the words around the news. */
function checkAdded(
  { disclosure, retraction }: ShownPayload,
  item: ReadItem,
  words: string,
): Check {
  const [before = ''] = words.split('…')
  const sentence = disclosure?.labels ? spaced(item.disclosure?.statement ?? '') : ''
  const ofData = [
    ...item.corrections.map(({ text }) => text),
    ...item.sources.map(({ title }) => title ?? ''),
  ]
  const texts = [...ofData, retraction?.reason ?? '']
  const missing = before.includes(sentence)
    ? texts.map(spaced).find((text) => !words.includes(text))
    : sentence
  if (missing !== undefined)
    return fails('added', `around the news is not "${missing}", but "${words}"`)
  return unknown(
    'added',
    `the markup around the news is gone, and its words are not signed: "${words}"`,
  )
}

/**
 * The words around the news in content without the classes of Candor, as many readers and partners
 * show it; `null` if the signed words are not in it. Tries the blocks that Candor adds: statement,
 * retraction, corrections, sources, policy.
 */
async function findWords(
  html: string,
  { entry, corrections = [], sources = [] }: ShownPayload,
): Promise<string | null> {
  const blocks = blocksOf(html)
  for (let before = 0; before <= 4 + corrections.length; before += 1)
    for (let after = 0; after <= 4 + sources.length && before + after < blocks.length; after += 1) {
      const end = blocks.length - after
      if ((await digestOf(blocks.slice(before, end).join(' '))) === entry.words)
        return [...blocks.slice(0, before), '…', ...blocks.slice(end)].join(' ')
    }
  return null
}
