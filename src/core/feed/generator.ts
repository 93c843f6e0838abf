/** Candor's name and version, for the `generator` of documents. */

export const generatorName = 'Candor'

/**
 * The version of package.json, which cannot be read on workerd. A test ensures that both are equal.
 */
export const generatorVersion = '0.1.0'
