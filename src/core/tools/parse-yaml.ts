/** Reads YAML with errors of one line. */
import { parse } from 'yaml'

/**
 * Every JSON document is YAML. @throws {Error} with one line that ends with the position of the
 * fault.
 */
export function parseYaml(text: string, options: { readonly schema?: 'core' } = {}): unknown {
  try {
    return parse(text, options)
  } catch (error) {
    // The other lines show the text there.
    throw new Error(
      String(error instanceof Error ? error.message : error).replace(/:?\n[\s\S]*$/, ''),
      {
        cause: error,
      },
    )
  }
}
