/** JSON Merge Patch (RFC 7396 §2). */

/** Objects within objects, as deep as any body can be right. What is deeper is taken as it is. */
const deepest = 100

/**
 * `null` in the patch removes a member; arrays are replaced as a whole. Neither argument changes.
 */
export function mergePatch(target: unknown, patch: unknown, depth = 0): unknown {
  if (!isObject(patch) || depth === deepest) return patch
  const merged: Record<string, unknown> = isObject(target) ? { ...target } : {}
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete merged[name]
    else define(merged, name, mergePatch(merged[name], value, depth + 1))
  }
  return merged
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** `__proto__` is a member as any other. */
const define = (target: object, name: string, value: unknown) =>
  Object.defineProperty(target, name, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  })
