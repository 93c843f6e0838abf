/**
 * The style sheet of embeds in a frame, a shadow root or a partner's page: the classes of tree.ts,
 * and custom properties that a partner may set.
 */

/** All custom properties of the style sheet; the page for partners describes them. */
export const customProperties = [
  '--candor-font',
  '--candor-color',
  '--candor-background',
  '--candor-accent',
  '--candor-gap',
  '--candor-card',
  '--candor-label-font',
  '--candor-label-color',
] as const

/**
 * Items are aligned by their own direction: Firefox aligns them by their list's.
 *
 * The label, a retraction notice and the link back keep their position and a legible size, whatever
 * the parts around them declare: no single declaration of a page hides them, even by mistake. Hence
 * the one rule with `!important`.
 */
const style = `
.candor { display: block; box-sizing: border-box; font-family: var(--candor-font, inherit); color: var(--candor-color, inherit); background: var(--candor-background, none); line-height: 1.45; text-align: start; overflow-wrap: anywhere; }
.candor * { box-sizing: border-box; }
.candor--light { color-scheme: light; color: var(--candor-color, #1d1b18); background: var(--candor-background, #fff); padding: var(--candor-gap, 1rem); }
.candor--dark { color-scheme: dark; color: var(--candor-color, #efece6); background: var(--candor-background, #191816); padding: var(--candor-gap, 1rem); }
.candor a { color: inherit; text-decoration-thickness: .06em; text-underline-offset: .15em; text-decoration-color: var(--candor-accent, currentColor); }
.candor a:focus-visible { outline: max(.15em, 2px) solid currentColor; outline-offset: .15em; }
.candor-heading { margin: 0 0 .6em; font-size: 1.2em; line-height: 1.25; }
.candor-heading a:not(:hover), .candor-headline a:not(:hover) { text-decoration: none; }
.candor-list { display: grid; gap: var(--candor-gap, 1rem); margin: 0; padding: 0; list-style: none; }
.candor-item { min-inline-size: 0; text-align: start; padding-block-start: var(--candor-gap, 1rem); border-block-start: 1px solid color-mix(in srgb, currentColor 25%, transparent); }
.candor-headline { margin: 0 0 .2em; text-indent: 0; font-size: 1.05em; line-height: 1.3; }
.candor-title { font-weight: 600; }
.candor-label { display: block; margin-block-end: .25em; padding-inline-start: .5em; border-inline-start: .25em solid var(--candor-accent, currentColor); font-family: var(--candor-label-font, inherit); font-size: max(.8em, 12px); font-weight: 600; color: var(--candor-label-color, inherit); }
.candor-label, .candor-made, .candor-foot, .candor-notice { position: relative !important; z-index: 1 !important; visibility: visible !important; text-indent: 0 !important; letter-spacing: normal !important; word-spacing: normal !important; text-transform: none !important; font-size-adjust: none !important; -webkit-text-fill-color: currentColor !important; -webkit-text-security: none !important; }
.candor-meta, .candor-sources, .candor-foot, .candor-caption { display: block; margin: .2em 0 0; font-size: .875em; }
.candor-summary, .candor-notice, .candor-nothing { margin: .3em 0 0; }
.candor-notice { font-size: max(1em, 12px); }
.candor-foot { font-size: max(.875em, 12px); margin-block-start: var(--candor-gap, 1rem); padding-block-start: .5em; border-block-start: .15em solid var(--candor-accent, currentColor); font-family: var(--candor-label-font, inherit); color: var(--candor-label-color, inherit); }
.candor-figure { margin: 0 0 .6em; }
.candor-made { font-size: max(.8em, 12px); font-weight: 600; }
.candor-picture { display: block; inline-size: 100%; block-size: auto; aspect-ratio: 16 / 9; object-fit: cover; background: color-mix(in srgb, currentColor 10%, transparent); }
.candor--cards .candor-list { grid-template-columns: repeat(auto-fit, minmax(min(var(--candor-card, 16rem), 100%), 1fr)); }
.candor--cards .candor-item { padding: var(--candor-gap, 1rem); border: 1px solid color-mix(in srgb, currentColor 25%, transparent); border-block-start: .2em solid var(--candor-accent, currentColor); }
.candor--list .candor-item:has(> .candor-figure) { display: flow-root; }
.candor--list .candor-figure { float: inline-end; inline-size: min(34%, 12rem); margin-inline-start: 1em; }
.candor--compact { font-size: .9375em; }
.candor--compact .candor-list { gap: .6em; }
.candor--compact .candor-item { padding-block-start: .5em; }
.candor--compact .candor-headline { font-size: 1em; }
.candor--compact .candor-label { display: inline; }
.candor--compact .candor-figure { display: none; }
.candor-foot, .candor-notice { line-height: 1.45; }
.candor:lang(ar), .candor-foot:lang(ar), .candor-notice:lang(ar) { line-height: 1.7; }
@media print { .candor { color-scheme: light; color: #000; background: none; } }
@media (forced-colors: active) { .candor-label { border-color: CanvasText; } }
`

export const embedStyle = style
  .replace(/\n/g, '')
  .replace(/ ?([{};:,]) /g, '$1')
  .replace(/;}/g, '}')
