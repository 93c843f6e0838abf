/** The style sheet of /stats, after the common one. */
import { sheet } from '../pages/style.ts'

export const statsSheet = sheet(
  'stats',
  `
.chart { display: block; inline-size: 100%; max-inline-size: 60rem; block-size: auto; font: .75rem/1 var(--sans); }
.chart line { stroke: var(--line); }
.chart text { fill: var(--soft); }
.chart .subscribers, .legend .subscribers { fill: var(--accent); background: var(--accent); }
.chart .direct, .legend .direct { fill: var(--soft); background: var(--soft); }
.legend { font: .875rem/1.5 var(--sans); color: var(--soft); }
.legend span { display: inline-block; inline-size: .75em; block-size: .75em; margin-inline: 1em .25em; }
.legend span:first-child { margin-inline-start: 0; }
.counts td { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
.counts th:not(:first-child) { text-align: end; }
.counts tr > :last-child { padding-inline-end: 0; }
`,
)
