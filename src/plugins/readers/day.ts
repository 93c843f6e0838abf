/** The counts of one day in UTC, in memory: all of them bounded. */
import { createCounters, type RequestCounter } from './counters.ts'
import type { Bits } from './keyed-hash.ts'
import { addTo, emptySketch, type Sketch } from './sketch.ts'
import type { Agent } from './user-agent.ts'

/** Entries that are kept apart; further ones are counted together, as `otherName`. */
export const limits = {
  names: 10_000,
  feeds: 10_000,
  cells: 50_000,
  figures: 20_000,
  embeds: 10_000,
  errors: 1000,
}

export const otherName = 'other'

/** One product that fetches one feed in one format. */
type FeedProduct = { readonly family: string; readonly format: string; readonly name: string }
type FigureOf = FeedProduct & { readonly list: string }
type Figure = { readonly of: FigureOf; subscribers: number; atMs: number }

/** Where a request is counted: found once for many requests. */
export type CountTarget = {
  readonly counter: RequestCounter<FeedProduct> | undefined
  readonly figure: Figure | null
  /** Family of the sketch. */
  readonly family: string
}

export type Day = ReturnType<typeof createDay>
/** Counts that are to be written. */
export type DayRows = ReturnType<Day['take']>['rows']

/** `date` such as `2026-11-26`. */
export function createDay(date: string, most = limits) {
  const names = new Set<string>()
  const families = new Set<string>()
  const cells = createCounters<FeedProduct>(most.cells)
  const embeds = createCounters<{ readonly host: string; readonly family: string }>(most.embeds)
  const errors = createCounters<{ readonly route: string; readonly status: number }>(most.errors)
  const figures = new Map<string, Figure>()
  const sketches = new Map<string, Sketch>()
  const newFigures = new Set<Figure>()
  const newSketches = new Set<string>()

  /** The name itself, until the day's limit of names is reached. */
  function boundIn(known: Set<string>, bound: number, name: string): string {
    if (known.has(name)) return name
    if (known.size >= bound) return otherName
    known.add(name)
    return name
  }
  const familyOf = (family: string) => boundIn(families, most.feeds, family)

  function figureOf({ family, format, name }: FeedProduct, list: string): Figure | null {
    // Aggregators that are counted together have no newest figure.
    if (name === otherName) return null
    const key = `${family} ${format} ${list} ${name}`
    const known = figures.get(key)
    if (known || figures.size >= most.figures) return known ?? null
    const made = { of: { family, format, name, list }, subscribers: 0, atMs: 0 }
    figures.set(key, made)
    return made
  }

  return {
    date,

    /**
     * Where the requests of an agent for a feed are counted. `list` is that of the agent's figure.
     */
    target(family: string, format: string, agent: Agent, list: string): CountTarget {
      const cell = {
        family: familyOf(family),
        format,
        name: boundIn(names, most.names, agent.name),
      }
      const all = { family: otherName, format, name: otherName }
      const counter =
        cells.find(`${cell.family} ${format} ${cell.name}`, () => cell) ??
        cells.find(`${otherName} ${format} ${otherName}`, () => all, 3)
      const figure = counter && agent.subscribers !== null ? figureOf(counter.of, list) : null
      return { counter, figure, family: cell.family }
    },

    request(
      { counter, figure }: CountTarget,
      { subscribers }: Agent,
      unchanged: boolean,
      bytes: number,
      atMs: number,
    ): void {
      if (counter) cells.increase(counter, unchanged, bytes)
      if (figure === null || subscribers === null) return
      figure.subscribers = subscribers
      figure.atMs = atMs
      newFigures.add(figure)
    },

    /** A reader that fetches the feed itself, by its hash. */
    direct({ family }: CountTarget, hash: Bits): void {
      const sketch = sketches.get(family) ?? emptySketch()
      sketches.set(family, sketch)
      if (addTo(sketch, hash)) newSketches.add(family)
    },

    embed(host: string, family: string): void {
      const counter =
        embeds.find(`${host} ${family}`, () => ({ host, family })) ??
        embeds.find(otherName, () => ({ host: otherName, family: otherName }), 1)
      if (counter) embeds.increase(counter)
    },

    error(route: string, status: number): void {
      const counter = errors.find(`${route} ${status}`, () => ({ route, status }))
      if (counter) errors.increase(counter)
    },

    changes: () =>
      cells.changes() + embeds.changes() + errors.changes() + newFigures.size + newSketches.size,

    /** All counts since the last call. Call `failed` if they cannot be written. */
    take() {
      const counters = [cells.take(), embeds.take(), errors.take()] as const
      const [takenFigures, takenSketches] = [[...newFigures], [...newSketches]]
      newFigures.clear()
      newSketches.clear()
      return {
        rows: {
          day: date,
          requests: counters[0].rows,
          figures: takenFigures.map(({ of, subscribers, atMs }) => ({ ...of, subscribers, atMs })),
          direct: takenSketches.map((family) => ({
            family,
            sketch: sketches.get(family)?.slice() ?? emptySketch(),
          })),
          embeds: counters[1].rows,
          errors: counters[2].rows,
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
