/**
 * Draws the ratios as a chart: for each its target range, its median, and the range of its rounds.
 */
import type { Finding } from './measurement.ts'

const width = 860
const left = 430
const right = 70
const lineHeight = 26
const top = 56
/** Larger ratios are drawn at the edge. */
const maxRatio = 1.6

const x = (ratio: number) => left + (Math.min(ratio, maxRatio) / maxRatio) * (width - left - right)
const escaped = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

/** SVG 1.1 with colours for light and dark schemes. Draws only findings with a target. */
export function chart(findings: readonly Finding[], title: string): string {
  const drawn = findings.filter(({ target, ratio }) => target !== null && ratio !== null)
  const height = top + drawn.length * lineHeight + 40
  const bottom = height - 34
  const ticks = [0, 0.4, 0.8, 1, 1.2, 1.6].map(
    (ratio) =>
      `<line class="grid" x1="${x(ratio)}" x2="${x(ratio)}" y1="${top - 8}" y2="${bottom}"/>
<text class="small" x="${x(ratio)}" y="${bottom + 16}" text-anchor="middle">${ratio}</text>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}">
<style>
text { font: 13px system-ui, sans-serif; fill: #222 } .small { font-size: 11px; fill: #666 } .title { font-size: 15px; font-weight: 600 }
.page { fill: #fff } .grid { stroke: #ddd } .zone { fill: #2e7d32; opacity: .14 } .met { fill: #2e7d32; stroke: #2e7d32 } .missed { fill: #c62828; stroke: #c62828 }
@media (prefers-color-scheme: dark) { text { fill: #eee } .small { fill: #aaa } .page { fill: #16181d } .grid { stroke: #444 } .zone { fill: #81c784 } .met { fill: #81c784; stroke: #81c784 } .missed { fill: #ff8a80; stroke: #ff8a80 } }
</style>
<rect class="page" width="${width}" height="${height}"/>
<text class="title" x="14" y="26">${escaped(title)}</text>
${ticks.join('\n')}
${drawn.map((finding, index) => line(finding, top + index * lineHeight)).join('\n')}
<text class="small" x="14" y="${bottom + 16}">Shaded: target. Line: range of the rounds. Dot: median.</text>
</svg>
`
}

function line({ what, ours, theirs, ratio, target, met }: Finding, y: number): string {
  if (ratio === null || target === null) return ''
  const ratios = ours.rounds.map((value, round) => value / (theirs?.rounds[round] ?? value))
  const [from, to] = target.is === 'at least' ? [target.limit, maxRatio] : [0, target.limit]
  const className = met ? 'met' : 'missed'
  const middle = y + lineHeight / 2 - 4
  return `<text x="14" y="${middle + 4}">${escaped(what)}</text>
<rect class="zone" x="${x(from)}" y="${middle - 9}" width="${x(to) - x(from)}" height="18"/>
<line class="${className}" stroke-width="2" x1="${x(Math.min(...ratios))}" x2="${x(Math.max(...ratios))}" y1="${middle}" y2="${middle}"/>
<circle class="${className}" cx="${x(ratio)}" cy="${middle}" r="5"/>
<text class="small" x="${width - right + 12}" y="${middle + 4}">${ratio.toFixed(2)}</text>`
}
