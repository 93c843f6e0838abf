/** The first half of the common style sheet: colours, type and the layout of all pages. */
import { type AuthorshipMode, authorshipModes, modes } from 'candor-disclosure/disclosure/modes.ts'

/** The filled part of a mark shows the human part in the article: none, half or all. */
const markFills: Readonly<Record<AuthorshipMode, string | null>> = {
  'ai-autonomous': null,
  'ai-assisted': 'linear-gradient(90deg, currentColor 50%, transparent 50%)',
  'human-only': 'currentColor',
}

const markRules = authorshipModes
  .map((mode) => {
    const [item, fill] = [`:is([ai-disclosure=${mode}],[data-mode=${mode}])`, markFills[mode]]
    const inLabel = modes[mode].labelled ? `, ${item} .label .mark` : ''
    return fill === null ? '' : `${item} > .mark${inLabel} { background: ${fill}; }\n`
  })
  .join('')

/**
 * Uses only system fonts, and only logical properties because pages have both directions. Every
 * text colour has a contrast of at least 4.5 on both background colours.
 */
export const baseStyle = `
:root {
  color-scheme: light dark;
  --paper: #fbfaf6;
  --tint: #f2efe6;
  --ink: #1e1c19;
  --soft: #5b564d;
  --line: #dcd6c8;
  --accent: #0d5c66;
  --alarm: #9a2f1d;
  --serif: Charter, "Bitstream Charter", "Iowan Old Style", "Palatino Linotype", "Noto Serif", "Noto Naskh Arabic", Georgia, serif;
  --sans: system-ui, -apple-system, "Segoe UI", "Noto Sans", "Noto Sans Arabic", sans-serif;
  --mono: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #171614;
    --tint: #22201d;
    --ink: #ece8df;
    --soft: #aca698;
    --line: #3a372f;
    --accent: #7fcad3;
    --alarm: #f2978a;
  }
}
*, ::before, ::after { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); -webkit-text-size-adjust: 100%; }
body { margin: 0; font: 1.0625rem/1.6 var(--serif); overflow-wrap: break-word; }
.wrap { max-inline-size: 70rem; margin-inline: auto; padding-inline: clamp(1.25rem, 5vw, 3rem); }
h1, h2, h3, h4 { line-height: 1.2; font-weight: 600; text-wrap: balance; margin-block: 0 .5em; }
h1 { font-size: clamp(2rem, 1.4rem + 2.6vw, 3.1rem); letter-spacing: -.015em; }
h2 { font-size: 1.5rem; }
h3 { font-size: 1.3rem; }
:lang(ar) { letter-spacing: 0; line-height: 1.75; }
:is(h1, h2, h3):lang(ar) { line-height: 1.4; }
p, ul, ol, dl, pre, table, figure, blockquote { margin-block: 0 1em; }
ul, ol { padding-inline-start: 1.3em; }
li { text-align: start; }
a { color: var(--accent); text-decoration-thickness: .06em; text-underline-offset: .2em; }
a:hover { text-decoration-thickness: .12em; }
:focus-visible { outline: .18rem solid var(--accent); outline-offset: .2rem; border-radius: .1rem; }
main:focus { outline: none; }
img { max-inline-size: 100%; block-size: auto; }
code, pre, input { font: .875em/1.5 var(--mono); }
pre { padding: 1rem; overflow-x: auto; background: var(--tint); border-inline-start: .2rem solid var(--line); }
pre code { font-size: 1em; }
blockquote { margin-inline: 0; padding-inline-start: 1.2rem; border-inline-start: .2rem solid var(--line); color: var(--soft); }
table { border-collapse: collapse; inline-size: 100%; font: .875rem/1.45 var(--sans); }
th, td { text-align: start; vertical-align: top; padding: .5rem .75rem .5rem 0; border-block-end: 1px solid var(--line); }
[dir="rtl"] :is(th, td) { padding: .5rem 0 .5rem .75rem; }
.scroll { overflow-x: auto; }
.skip { position: absolute; inset-block-start: -6rem; inset-inline-start: 1rem; padding: .6rem 1rem; background: var(--ink); color: var(--paper); font-family: var(--sans); }
.skip:focus { inset-block-start: .5rem; z-index: 1; }
.top { border-block-end: 1px solid var(--line); font: .9375rem/1.5 var(--sans); }
.top .wrap { display: flex; flex-wrap: wrap; gap: .25rem 2rem; align-items: baseline; justify-content: space-between; padding-block: 1rem; }
.top p { margin: 0; font: 600 1.25rem/1.4 var(--serif); }
.top p a { color: inherit; text-decoration: none; }
@media (min-width: 40rem) { .top nav { margin-inline-start: auto; } }
.top ul { display: flex; flex-wrap: wrap; gap: .25rem clamp(.9rem, 3vw, 1.5rem); margin: 0; padding: 0; list-style: none; }
.top li a { display: inline-block; padding-block: .25rem; }
.mark { display: inline-block; inline-size: .72em; block-size: .72em; margin-inline-end: .45em; border: .13em solid; border-radius: 50%; color: var(--accent); }
${markRules}.notice { margin: 0; padding-block: .6rem; background: var(--tint); border-block-end: 1px solid var(--line); font: .875rem/1.5 var(--sans); }
footer.foot { margin-block-start: 4rem; border-block-start: 1px solid var(--line); font: .875rem/1.6 var(--sans); color: var(--soft); }
.foot .wrap { padding-block: 1.5rem 2.5rem; }
.foot p { margin: 0 0 .4rem; }
`
