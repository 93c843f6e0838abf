/** A chart of readers by day, as SVG in the page: no script. */
import { html } from 'hono/html'
import type { Html } from '../../core/pages/layout.ts'
import type { Words } from '../../core/words/language.ts'
import type { ReadershipReport } from './report.ts'

const [width, height, left, bottom, top] = [720, 220, 56, 24, 8]

/** A round number at or above the largest value: 1, 2 or 5 with zeros. */
export function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, value)))
  return power * ([1, 2, 5, 10].find((factor) => value <= factor * power) ?? 10)
}

/**
 * Bars of subscribers, with direct readers on top of them. The table beside it has the same
 * numbers.
 */
export function readersChart(
  days: ReadershipReport['days'],
  words: Words<'pages'>['stats'],
  count: (value: number) => string,
): Html {
  const highest = roundUp(
    Math.max(...days.map(({ subscribers, direct_readers }) => subscribers + direct_readers)),
  )
  const step = (width - left) / Math.max(1, days.length)
  const heightOf = (value: number) => ((height - top - bottom) * value) / highest
  const bar = (name: string, index: number, from: number, value: number) =>
    html`<rect class="${name}" x="${round(left + index * step + step * 0.15)}" y="${round(height - bottom - heightOf(from + value))}" width="${round(step * 0.7)}" height="${round(heightOf(value))}"></rect>`
  const lines = [0, highest / 2, highest].map((value) => {
    const y = round(height - bottom - heightOf(value))
    return html`<line x1="${left}" x2="${width}" y1="${y}" y2="${y}"></line><text x="${left - 6}" y="${y + 4}" text-anchor="end">${count(value)}</text>`
  })
  const bars = days.map(
    ({ day, subscribers, direct_readers }, index) =>
      html`<g><title>${day} · ${words.columns.subscribers}: ${count(subscribers)} · ${words.columns.direct}: ${count(direct_readers)}</title>${bar('subscribers', index, 0, subscribers)}${bar('direct', index, subscribers, direct_readers)}</g>`,
  )
  const [first, last] = [days[0]?.day ?? '', days.at(-1)?.day ?? '']
  return html`<svg class="chart" viewBox="0 0 ${width} ${height}" direction="ltr" role="img" aria-label="${words.title}, ${first} – ${last}">
${lines}${bars}<text x="${left}" y="${height - 6}">${first}</text><text x="${width}" y="${height - 6}" text-anchor="end">${last}</text>
</svg>`
}

const round = (value: number) => Math.round(value * 10) / 10
