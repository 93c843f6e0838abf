/** Objects and lists of bodies. The messages are codes of rules in rules.ts. */
import * as v from 'valibot'

const unknownMember = v.never('member_is_unknown')

/** Valibot passes over them, so they would be dropped in silence. */
const passedOver = ['__proto__', 'prototype', 'constructor']

/**
 * Each member that is not known is a fault of its own. Valibot's `strictObject` tells the first
 * only.
 */
export function strict<const Entries extends v.ObjectEntries>(entries: Entries) {
  const object = v.objectWithRest(entries, unknownMember, 'type_is_wrong')
  const schema: typeof object = {
    ...object,
    '~run': (dataset, config) => {
      const input: Record<string, unknown> = Object(dataset.value)
      // For Valibot, a list is an object without members.
      const read = object['~run'](Array.isArray(input) ? { value: null } : dataset, config)
      const keys = passedOver.filter((key) => Object.hasOwn(input, key))
      const unknown = keys.flatMap((key) => {
        const path: [v.ObjectPathItem] = [
          { type: 'object', origin: 'value', input, key, value: input[key] },
        ]
        const { issues = [] } = unknownMember['~run']({ value: input[key] }, config)
        return issues.map((issue) => ({ ...issue, path }))
      })
      const [first, ...others] = [...unknown, ...(read.issues ?? [])]
      return first === undefined
        ? read
        : { value: read.value, typed: false, issues: [first, ...others] }
    },
  }
  return schema as v.GenericSchema<
    v.InferInput<v.StrictObjectSchema<Entries, undefined>>,
    v.InferOutput<v.StrictObjectSchema<Entries, undefined>>
  >
}

/** A list that is too long is refused for its length, and none of its entries is read. */
export function list<const Entry extends v.GenericSchema>(entry: Entry, maxEntries: number) {
  const entries = v.array(entry, 'type_is_wrong')
  const short: typeof entries = {
    ...entries,
    '~run': (dataset, config) => {
      const { value } = dataset
      // A long list stays as it is: the check of the length refuses it.
      if (Array.isArray(value) && value.length > maxEntries) return { typed: true, value }
      return entries['~run'](dataset, config)
    },
  }
  return v.pipe(short, v.maxLength(maxEntries, 'too_many_entries'))
}

/** Up to 100 entries, and at least one. */
export const someOf = <const Entry extends v.GenericSchema>(entry: Entry) =>
  v.pipe(
    list(entry, 100),
    v.check((entries) => entries.length > 0, 'list_is_not_empty'),
  )

/** A text that meets a rule. */
export const textThat = (meets: (text: string) => boolean, rule: string) =>
  v.pipe(v.string('type_is_wrong'), v.check(meets, rule))

/** With a description for people. */
export const about = <const Entry extends v.GenericSchema>(description: string, schema: Entry) =>
  v.pipe(schema, v.metadata({ description }))
