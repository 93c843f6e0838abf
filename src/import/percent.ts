/** Percent-encoding in addresses and slugs that people read. */

/** The text itself where it cannot be decoded. */
export function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
