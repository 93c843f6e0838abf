/**
 * The second half of the common style sheet: pages of feeds, the policy, the vocabulary, and print.
 */

export const partsStyle = `
.mast { padding-block: clamp(1.5rem, 3vw, 2.25rem) clamp(1.25rem, 2vw, 1.75rem); }
.mast h1 { font-size: clamp(2.4rem, 1.6rem + 4vw, 4rem); line-height: 1; margin-block-end: .3em; }
.mast h1:not(:has(.mark)) { font-size: clamp(2rem, 1.4rem + 2.6vw, 3.1rem); line-height: 1.1; }
.mast h1 .mark { border-width: .15em; margin-inline-end: .22em; }
.lead { max-inline-size: 44rem; font-size: 1.25rem; line-height: 1.5; color: var(--soft); text-wrap: pretty; }
.legend { display: flex; flex-wrap: wrap; gap: .4rem 2rem; margin: 1.25rem 0 0; padding: .7rem 0; list-style: none; border-block: 1px solid var(--line); font: .875rem/1.5 var(--sans); }
.home { display: grid; gap: 3rem clamp(2rem, 5vw, 4.5rem); }
@media (min-width: 60rem) { .home { grid-template-columns: minmax(0, 1fr) 20rem; } }
.home > * { min-inline-size: 0; }
.over { font: 600 .8125rem/1.4 var(--sans); letter-spacing: .06em; text-transform: uppercase; color: var(--soft); }
.item { padding-block: 1.6rem; border-block-start: 1px solid var(--line); }
.item h3 { font-size: clamp(1.3rem, 1.15rem + .7vw, 1.65rem); margin-block: .25rem .4rem; }
.item h3 a, .early a { color: inherit; text-decoration-color: transparent; }
.item h3 a:hover, .early a:hover { text-decoration-color: currentColor; }
.item p { margin-block: 0 .5rem; }
.item figure { margin: 0 0 1rem; }
.item img { display: block; inline-size: 100%; aspect-ratio: 16 / 9; object-fit: cover; background: var(--tint); }
@media (min-width: 40rem) {
  .item { display: flow-root; }
  .item figure { float: inline-end; inline-size: 34%; margin: .3rem 0 .5rem; margin-inline-start: 1.5rem; }
}
.meta, .drew { font: .875rem/1.5 var(--sans); color: var(--soft); }
:is(.meta, .drew):lang(ar) { line-height: 1.75; }
:is(.meta, .over) bdi { display: inline-block; }
.label { font: 600 .875em/1.5 var(--sans); color: var(--accent); }
.early { margin: 0; padding: 0; list-style: none; }
.early li { padding-block: .8rem; border-block-start: 1px solid var(--line); line-height: 1.4; }
.early .meta { display: block; margin-block-start: .2rem; }
.pages ul { display: flex; flex-wrap: wrap; gap: .5rem 2rem; margin: 1.6rem 0 0; padding: 1rem 0 0; list-style: none; border-block-start: 1px solid var(--line); font: .9375rem/1.5 var(--sans); }
:is(.pages, .side h3) a { display: inline-block; padding-block: .2rem; }
.near, .related p { font: .9375rem/1.5 var(--sans); }
.side { font: .9375rem/1.55 var(--sans); }
.side h2 { font: 600 1.3rem/1.3 var(--serif); }
.side h3 { font: 600 1rem/1.4 var(--sans); margin-block: 1.4rem .15rem; }
.side p { margin-block-end: .4rem; }
.side input { inline-size: 100%; padding: .5rem .6rem; color: var(--ink); background: var(--tint); border: 1px solid var(--soft); border-radius: .2rem; text-overflow: ellipsis; }
.side input + p { margin-block-start: .8rem; }
:is(.readers, .near) { display: flex; flex-wrap: wrap; gap: .5rem; margin: .5rem 0 1rem; padding: 0; list-style: none; }
:is(.readers, .near) a { display: block; padding: .3rem .8rem; border: 1px solid var(--soft); border-radius: 2rem; text-decoration: none; }
:is(.readers, .near) a:hover { border-color: var(--accent); }
.related { margin-block-start: 2.5rem; }
.prose { max-inline-size: 42rem; margin-inline: auto; padding-block: clamp(2rem, 5vw, 3.5rem) 0; }
.prose > section, .terms > section { margin-block-start: 2.75rem; }
.mode { padding-inline-start: 1.6rem; position: relative; margin-block-end: 1.5rem; }
.mode > .mark { position: absolute; inset-inline-start: 0; inset-block-start: .42rem; }
.prose section h2:not(:first-child), section.prose h2:not(:first-child) { margin-block-start: 1.6em; }
.mode h3 { margin-block-end: .2rem; }
.mode p { margin-block-end: .3rem; }
.standfirst { font-size: 1.25rem; line-height: 1.5; color: var(--soft); text-wrap: pretty; }
caption { text-align: start; padding-block-end: .4rem; color: var(--soft); }
figcaption { padding-block-start: .4rem; font: .8125rem/1.5 var(--sans); color: var(--soft); }
.terms { padding-block-start: clamp(2rem, 5vw, 3.5rem); }
.terms :is(p, ol, dd) { max-inline-size: 46rem; }
.terms table { min-inline-size: 58rem; }
.terms th code { white-space: nowrap; }
.terms dt { font-weight: 600; }
.terms dd { margin: 0 0 .8rem; }
.grid { table-layout: fixed; }
.grid th { inline-size: 24%; }
.terms .narrow { min-inline-size: 0; overflow-wrap: anywhere; }
.terms .narrow th { inline-size: 33%; }
.terms .narrow th code { white-space: normal; }
.grid th:nth-child(3) { inline-size: 15%; }
.grid th:nth-child(4) { inline-size: 7%; }
.grid th:nth-child(5) { inline-size: 30%; }
.terms code { overflow-wrap: anywhere; }
@media (max-width: 40rem) { pre, .terms table { font-size: .8125rem; } }
@media print {
  :root { --paper: #fff; --tint: #fff; --ink: #000; --soft: #333; --line: #999; --accent: #000; --alarm: #000; }
  body { font-size: 11pt; }
  .skip, .top nav, .side, .related, .foot nav { display: none; }
  .item, figure, table, pre { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
}
`
