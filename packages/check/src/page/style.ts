/** The style sheet of the page: one column, light and dark. */
export const style = `
:root { color-scheme: light dark; --ink: light-dark(#1b1b1b, #ececec); --paper: light-dark(#fff, #16181b); --soft: light-dark(#595959, #a6a6a6); --line: light-dark(#d5d5d5, #3a3d42); --accent: light-dark(#0b4f8a, #7fbcf2); }
* { box-sizing: border-box; }
body { margin: 0; font: 1rem/1.55 system-ui, sans-serif; color: var(--ink); background: var(--paper); overflow-wrap: anywhere; }
main { max-inline-size: 46rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1, h2, h3 { line-height: 1.25; margin: 0 0 .5rem; }
h2 { margin-block-start: 2.5rem; }
h3 { font-size: 1rem; }
a { color: var(--accent); }
.meta, .over { color: var(--soft); margin: 0; font-size: .875rem; }
.over { text-transform: uppercase; letter-spacing: .05em; }
form { margin-block: 1.5rem; }
label { display: block; font-weight: 600; margin-block-end: .25rem; }
input, textarea, button { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--soft); border-radius: .2rem; padding: .45rem .7rem; min-block-size: 2.75rem; max-inline-size: 100%; }
input { inline-size: 32rem; margin-block-end: .5rem; }
textarea { display: block; inline-size: 100%; font: .8125rem/1.5 ui-monospace, monospace; }
button { font-weight: 600; color: var(--paper); background: var(--accent); border-color: var(--accent); cursor: pointer; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
summary { cursor: pointer; padding-block: .5rem; }
article { border-block-start: 1px solid var(--line); padding-block: 1rem; }
ul { padding-inline-start: 1.25rem; margin-block: .5rem; }
`
