/** The style sheet of the desk: those of pages, forms and articles, and what only the desk has. */
import { articleSheet, commonSheet, formsSheet, sheet } from '../../../core/pages/style.ts'

const own = `
.desk { padding-block-start: 1.5rem; }
.desk h1 { font-size: clamp(1.6rem, 1.3rem + 1.5vw, 2.3rem); }
.desk section { min-inline-size: 0; }
.bar form, .inline { display: inline; }
.bar button, .inline button { min-block-size: 1.6rem; padding: .1rem .5rem; color: var(--accent); background: none; }
.pair { display: grid; gap: 2rem clamp(1.5rem, 4vw, 3rem); }
@media (min-width: 60rem) { .pair { grid-template-columns: minmax(0, 3fr) minmax(16rem, 2fr); } }
.pair > * { min-inline-size: 0; overflow-wrap: anywhere; }
.desk .prose { padding-block-start: .5rem; }
.desk .story { overflow-x: auto; }
.desk .prose h1 { font-size: clamp(1.5rem, 1.2rem + 1.2vw, 2rem); }
.queue { margin: 0; padding: 0; list-style: none; }
.queue li { padding-block: .7rem; border-block-start: 1px solid var(--line); }
.queue .meta { display: block; }
.desk details { margin-block-end: 1.5rem; font: .9375rem/1.5 var(--sans); }
.desk summary { padding-block: .4rem; cursor: pointer; }
.message, .typed { margin-block-end: 1rem; padding: .7rem 1rem; background: var(--tint); border-inline-start: .25rem solid var(--accent); }
.message.alarm { border-color: var(--alarm); }
.box { display: flex; gap: .6rem; align-items: start; font-weight: 400; margin-block: .35rem; }
.box input { flex: none; inline-size: 1.5rem; min-block-size: 1.5rem; margin: 0; }
.box:has(:required) { font-weight: 600; }
.act { margin-block: 1rem 1.5rem; padding: 1rem 1.2rem; border: 1px solid var(--line); border-radius: .3rem; }
.act :is(input:not([type=checkbox]), textarea) { inline-size: 100%; margin-block: .25rem .8rem; font-weight: 400; }
.act textarea:not([name=body_html]) { font: inherit; font-weight: 400; }
.writing { min-block-size: 12rem; margin-block: .25rem .8rem; padding: .6rem .8rem; border: 1px solid var(--line); }
.writing:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
.facts { display: grid; grid-template-columns: fit-content(40%) minmax(0, 1fr); gap: .2rem 1rem; font: .9375rem/1.5 var(--sans); }
.facts dt { color: var(--soft); }
.facts dd { margin: 0; }
.diff { font: .9375rem/1.6 var(--sans); overflow-wrap: anywhere; }
.diff ins { background: color-mix(in srgb, var(--accent) 20%, transparent); text-decoration: underline; }
.diff del { color: var(--alarm); }
.do { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; padding: 0; list-style: none; }
.do a { display: inline-block; padding-block: .3rem; }
.evidence { overflow-wrap: anywhere; }
.evidence :is(th, td) { overflow-wrap: normal; }
.evidence th[scope=row] { white-space: nowrap; }
.evidence article + section, .desk form + h3 { margin-block-start: 2.5rem; }
.evidence > article + article { margin-block-start: 3rem; }
.evidence blockquote { margin-inline: 0; padding-inline-start: 1rem; border-inline-start: .2rem solid var(--line); }
@media print {
  .top, .do, .evidence form { display: none; }
  .evidence, .evidence :is(.meta, dt, a, blockquote, del) { color: #000; }
  .evidence table { font-size: 8pt; }
  body:has(.year) { page: wide; }
  .evidence > article + article { break-before: page; }
  .evidence .scroll { overflow: visible; }
  .evidence :is(tr, .facts) { break-inside: avoid; }
  .evidence :is(h2, h3, h4) { break-after: avoid; }
}
@page wide { size: landscape; }
`

export const deskSheet = sheet(
  'style',
  `${commonSheet.text}${formsSheet.text}${articleSheet.text}${own}`,
)
