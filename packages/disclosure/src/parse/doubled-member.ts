/** Finds JSON that programs read in two ways. */

/**
 * Says whether an object of a JSON text has a member twice: JSON.parse takes the last one, and
 * others take the first. `value` is the parsed text. Any depth takes no stack.
 */
export function hasDoubledMember(json: string, value: unknown): boolean {
  let members = 0
  for (const [, colon] of json.matchAll(/"(?:[^"\\]|\\.)*(?:"(\s*:)?)?/g))
    if (colon !== undefined) members += 1
  const values = [value]
  for (const each of values) {
    if (typeof each !== 'object' || each === null) continue
    if (!Array.isArray(each)) members -= Object.keys(each).length
    for (const inner of Object.values(each)) values.push(inner)
  }
  return members !== 0
}
