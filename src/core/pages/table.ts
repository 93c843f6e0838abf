/** A table that scrolls by itself, with a head for each row. */
import { html } from 'hono/html'
import type { Html } from './layout.ts'

/** `classes` are those of the part that scrolls, and of the table. */
export const scrollingTable = (
  name: string,
  classes: readonly [scroll: string, table: string],
  heads: readonly string[],
  rows: readonly (readonly Html[])[],
) =>
  html`<div class="${classes[0]}" tabindex="0" role="region" aria-label="${name}"><table class="${classes[1]}">
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>
${rows.map(
  ([first = '', ...others]) =>
    html`<tr><th scope="row">${first}</th>${others.map((cell) => html`<td>${cell}</td>`)}</tr>
`,
)}</tbody></table></div>`
