/** The name and version by which the checker introduces itself. A test compares it with package.json. */
export const checkerName = 'Candor'
export const checkerVersion = '0.1.0'
