/** The style sheet of /stats, after the common one. */
import { sheet } from '../../core/pages/style.ts'

export const statsSheet = sheet(
  'stats',
  `
.stats { padding-block-start: 2rem; }
.stats section { margin-block-start: 2.5rem; }
/* A narrow screen begins with the last days. */
.latest { direction: rtl; }
.chart { direction: ltr; display: block; inline-size: 100%; min-inline-size: 34rem; max-inline-size: 60rem; block-size: auto; font: .75rem/1 var(--sans); }
.chart line { stroke: var(--line); }
.chart text { fill: var(--soft); }
.chart .subscribers, .key .subscribers { fill: var(--accent); background: var(--accent); }
.chart .direct, .key .direct { fill: var(--soft); background: var(--soft); }
.key { margin-block-start: .5rem; font: .875rem/1.5 var(--sans); color: var(--soft); }
.key span { display: inline-block; inline-size: .75em; block-size: .75em; margin-inline: 1em .25em; }
.key span:first-child { margin-inline-start: 0; }
.tall { max-block-size: 75vh; }
.tall thead th { position: sticky; inset-block-start: 0; background: var(--paper); }
.counts td { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
.counts th:not(:first-child) { text-align: end; }
.counts tr > :last-child { padding-inline-end: 0; }
`,
)
