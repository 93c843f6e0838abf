/** The style sheet of article pages, which only the demo has. Separate, to keep the home page small. */

export const articleStyle = `
article.prose { margin-inline: auto; }
.byline { padding-block: .75rem; margin-block: 1.5rem; border-block: 1px solid var(--line); font: .9375rem/1.6 var(--sans); color: var(--soft); }
.byline p { margin: 0; }
.candor-disclosure, .candor-retraction { padding: .9rem 1.1rem; margin-block-end: 1.75rem; background: var(--tint); border-inline-start: .25rem solid var(--accent); font: .9375rem/1.55 var(--sans); }
.candor-retraction { border-color: var(--alarm); }
:is(.candor-disclosure, .candor-retraction):lang(ar) { line-height: 1.75; }
.candor-standfirst { font-size: 1.25rem; line-height: 1.5; color: var(--soft); text-wrap: pretty; }
.story figure { margin: 0 0 1.75rem; }
.story img { display: block; inline-size: 100%; }
.story h2 { margin-block-start: 1.6em; }
.candor-corrections, .candor-sources { margin-block-start: 2.5rem; padding-block-start: .25rem; border-block-start: 1px solid var(--line); font: .9375rem/1.6 var(--sans); }
.story :is(.candor-corrections > strong, .candor-sources h2) { margin-block: 1rem .5rem; font: 600 1.1rem/1.4 var(--serif); }
.onward { margin-block-start: 2.5rem; padding-block-start: 1rem; border-block-start: 1px solid var(--line); }
.onward p { margin: 0; }
@media print {
  .onward { display: none; }
  .story a[href^="http"]::after { content: " (" attr(href) ")"; font-size: .8em; overflow-wrap: anywhere; }
}
`
