/** What is counted on one day in UTC: totals in memory, all of them bounded. */
import { createCounters } from './counters.ts'
import { addTo, emptySketch, type Sketch } from './sketch.ts'
import type { Agent } from './user-agent.ts'

/** Entries that are kept apart; further ones are counted together, as `otherName`. */
export const limits = { names: 10_000, feeds: 10_000, cells: 50_000, figures: 20_000, embeds: 10_000, errors: 1000 }

export const otherName = 'other'

/** One product that fetches one feed in one format. */
type Cell = { readonly family: string; readonly format: string; readonly name: string }
type Figure = Cell & { readonly list: string; subscribers: number; atMs: number }

export type Day = ReturnType<typeof createDay>
/** What is written of a day. */
export type DayRows = ReturnType<Day['take']>['rows']

/** `date` such as `2026-11-26`. */
export function createDay(date: string, most = limits) {
  const names = new Set<string>()
  const families = new Set<string>()
  const cells = createCounters<Cell>(most.cells)
  const embeds = createCounters<{ readonly host: string; readonly family: string }>(most.embeds)
  const errors = createCounters<{ readonly route: string; readonly status: number }>(most.errors)
  const figures = new Map<string, Figure>()
  const sketches = new Map<string, Sketch>()
  const newFigures = new Set<Figure>()
  const newSketches = new Set<string>()

  /** Itself, as long as there is room. */
  function boundIn(known: Set<string>, bound: number, name: string): string {
    if (known.has(name)) return name
    if (known.size >= bound) return otherName
    known.add(name)
    return name
  }
  const familyOf = (family: string) => boundIn(families, most.feeds, family)

  function noteFigure({ family, format, name }: Cell, list: string, subscribers: number, atMs: number): void {
    const key = `${family} ${format} ${list} ${name}`
    const known = figures.get(key)
    if (!known && figures.size >= most.figures) return
    const figure = known ?? { family, format, name, list, subscribers, atMs }
    if (!known) figures.set(key, figure)
    figure.subscribers = subscribers
    figure.atMs = atMs
    newFigures.add(figure)
  }

  return {
    date,

    /** A request for a feed. `list` is that of the agent's figure. */
    request(
      family: string,
      format: string,
      agent: Agent,
      list: string,
      unchanged: boolean,
      bytes: number,
      atMs: number,
    ) {
      const cell = { family: familyOf(family), format, name: boundIn(names, most.names, agent.name) }
      const all = { family: otherName, format, name: otherName }
      const counted =
        cells.add(`${cell.family} ${format} ${cell.name}`, () => cell, unchanged, bytes) ??
        cells.add(`${otherName} ${format} ${otherName}`, () => all, unchanged, bytes, 3)
      // Of aggregators that are counted together, no figure is the newest.
      if (agent.subscribers !== null && counted && counted.name !== otherName)
        noteFigure(counted, list, agent.subscribers, atMs)
    },

    /** One that fetches the feed itself, by its hash. */
    direct(family: string, hash: Uint8Array): void {
      const key = familyOf(family)
      const sketch = sketches.get(key) ?? emptySketch()
      sketches.set(key, sketch)
      if (addTo(sketch, hash)) newSketches.add(key)
    },

    embed(host: string, family: string): void {
      const counted = embeds.add(`${host} ${family}`, () => ({ host, family }))
      if (!counted) embeds.add(otherName, () => ({ host: otherName, family: otherName }), false, 0, 1)
    },

    error(route: string, status: number): void {
      errors.add(`${route} ${status}`, () => ({ route, status }))
    },

    changes: () => cells.changes() + embeds.changes() + errors.changes() + newFigures.size + newSketches.size,

    /** What is not written. Then either `written` or `failed` must be called; what is counted meanwhile waits. */
    take() {
      const counters = [cells.take(), embeds.take(), errors.take()] as const
      const [takenFigures, takenSketches] = [[...newFigures], [...newSketches]]
      newFigures.clear()
      newSketches.clear()
      return {
        rows: {
          day: date,
          requests: counters[0].rows,
          figures: takenFigures.map((figure) => ({ ...figure })),
          direct: takenSketches.map((family) => ({ family, sketch: sketches.get(family)?.slice() ?? emptySketch() })),
          embeds: counters[1].rows,
          errors: counters[2].rows,
        },
        written(): void {
          for (const each of counters) each.written()
        },
        failed(): void {
          for (const each of counters) each.failed()
          for (const figure of takenFigures) newFigures.add(figure)
          for (const family of takenSketches) newSketches.add(family)
        },
      }
    },
  }
}
