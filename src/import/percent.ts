/** Percent-encoding in addresses and slugs that people read. */

/** A segment of a path, of a slug that may be encoded already. */
export const toSegment = (slug: string): string => encodeURIComponent(decodePercent(slug))

/** The text itself where it cannot be decoded. */
export function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
