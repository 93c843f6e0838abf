/** The summary of a year as a page to print, and the form that asks for one. */
import { html } from 'hono/html'
import type { Html } from '../../../core/pages/layout.ts'
import { scrollingTable } from '../../../core/pages/page-parts.ts'
import { fill } from '../../../core/words/words.ts'
import { articleFacts, editorFacts, type YearLine } from '../evidence/year.ts'
import { bdi, type DeskView, deskPath } from './layout.ts'

export function yearMain(view: DeskView, year: string, lines: readonly YearLine[]): Html {
  const { year: of } = view.words
  const editors = lines.filter((line) => line.of === 'editor')
  const table = (title: string, first: string, facts: typeof articleFacts, all: typeof lines) =>
    html`<section><h2>${title}</h2>${scrollingTable(
      title,
      ['scroll', ''],
      [first, ...facts.map((fact) => of.facts[fact])],
      all.map((line) => [
        line.of === 'year' ? of.total : bdi(line.name),
        ...facts.map((fact) => String(line.counts[fact])),
      ]),
    )}</section>`
  const articles = lines.filter((line) => line.of !== 'editor')
  return html`<div class="evidence year"><h1>${fill(of.title, { year })}</h1><p>${of.lead}</p>
${table(of.articles, of.month, articleFacts, articles)}
${editors.length === 0 ? html`<p>${of.nobody}</p>` : table(of.editors, of.editor, editorFacts, editors)}
${yearForm(view, year)}</div>`
}

export const yearForm = ({ words: { year: of } }: DeskView, year: string): Html =>
  html`<form method="get" action="${deskPath}/evidence/year"><div class="fields"><div><label for="year">${of.year}</label><input type="number" id="year" name="year" value="${year}" required></div></div>
${formats(of.get)}</form>`

export const formats = (page: string): Html =>
  html`<p class="do"><button name="format" value="html">${page}</button> <button name="format" value="json">JSON</button></p>`
