/**
 * The revision of schema/functions. A version of Candor leaves a database alone whose functions
 * have a higher one, so a change of the files raises it: test/core/store/functions.test.ts fails until
 * both lines are right.
 */
export const functionsRevision = 9
/** A digest of all files, for that test. */
export const functionsDigest = '42581eb7809f278b'
