/** Lists in bodies: one that is too long is refused for its length, and none of its entries is looked at. */
import { array, type GenericSchema, maxLength, pipe } from 'valibot'

/** The messages are codes of rules in rules.ts. */
export function list<const Entry extends GenericSchema>(entry: Entry, maxEntries: number) {
  const entries = array(entry, 'type_is_wrong')
  const short: typeof entries = {
    ...entries,
    '~run': (dataset, config) => {
      const { value } = dataset
      // As it is: the check of the length refuses it.
      if (Array.isArray(value) && value.length > maxEntries) return { typed: true, value }
      return entries['~run'](dataset, config)
    },
  }
  return pipe(short, maxLength(maxEntries, 'too_many_entries'))
}
