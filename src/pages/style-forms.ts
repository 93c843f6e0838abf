/** The style sheet of pages with forms: forms, lists of feeds, search results and the code of embeds. */

export const formsStyle = `
form { font: .9375rem/1.5 var(--sans); }
form label { font-weight: 600; }
:is(form input, form select) { max-inline-size: 100%; min-block-size: 2.5rem; padding: .4rem .6rem; font: inherit; color: var(--ink); background: var(--tint); border: 1px solid var(--soft); border-radius: .2rem; }
button { min-block-size: 2.5rem; padding: .4rem 1.4rem; font: 600 1em/1.4 var(--sans); color: var(--paper); background: var(--accent); border: 1px solid var(--accent); border-radius: .2rem; cursor: pointer; }
.row label { flex-basis: 100%; }
::placeholder { color: var(--soft); opacity: 1; }
.row { display: flex; flex-wrap: wrap; gap: .4rem .8rem; align-items: center; margin-block-end: 2rem; }
.row input { flex: 1 1 10rem; max-inline-size: 32rem; }
.finder { padding: 1.4rem clamp(1rem, 3vw, 1.8rem) 1.6rem; margin-block-end: 2rem; border: 1px solid var(--line); border-radius: .3rem; }
.finder h2 { font-family: var(--serif); }
.fields { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 12rem), 1fr)); gap: 1rem 1.5rem; margin-block-end: 1.2rem; }
.fields label { display: block; margin-block-end: .25rem; }
.fields :is(input, select) { inline-size: 100%; }
.feeds { margin: 0 0 1rem; padding: 0; list-style: none; columns: 22rem; column-gap: 3rem; }
.feeds li { padding-block: .65rem; border-block-end: 1px solid var(--line); line-height: 1.4; break-inside: avoid; }
.feeds .meta { display: block; margin-block-start: .15rem; }
.feeds bdi { display: inline; }
.feeds li > a, .feeds .meta a { display: inline-block; padding-block: .2rem; }
.feeds .go { white-space: nowrap; }
main section + section { margin-block-start: 2.5rem; }
.passage { margin-block: 0 .6rem; font-size: .9375rem; }
textarea { display: block; field-sizing: content; inline-size: 100%; padding: .6rem .8rem; font: .8125rem/1.5 ui-monospace, monospace; color: var(--ink); background: var(--tint); border: 1px solid var(--soft); border-radius: .2rem; overflow-wrap: anywhere; }
.preview { inline-size: 100%; block-size: 30rem; border: 1px solid var(--line); border-radius: .3rem; resize: both; }
.snippet label { display: block; margin-block-start: 1rem; }
.snippet :is(button, .meta) { margin-block-start: .5rem; }
mark { padding-inline: .1em; color: var(--ink); background: color-mix(in srgb, var(--accent) 22%, transparent); }
@media print { form { display: none; } }
`
