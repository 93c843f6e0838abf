/** Lines of CSV (RFC 4180). */

type CsvValue = string | number | boolean | null | undefined

/**
 * Quoted where it has commas, quotation marks or line breaks. No spreadsheet takes it for a
 * formula.
 */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export const csvLine = (values: readonly CsvValue[]): string =>
  `${values.map((value) => cell(String(value ?? ''))).join(',')}\r\n`
