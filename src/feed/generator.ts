/** What the documents say about the software that wrote them. */

export const generatorName = 'Candor'

/** The same as in package.json, which nothing that runs on workerd can read; a test holds the two together. */
export const generatorVersion = '0.1.0'
