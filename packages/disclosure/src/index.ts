/**
 * The entry of `candor-disclosure`: reads and writes disclosures in anybody's feeds.
 * No Node, no network, no clock.
 */
export type {
  Contradiction,
  Declaration,
  Disclosed,
  FeedLink,
  ReadCorrection,
  ReadItem,
  Reading,
  ReadPart,
  ReadSource,
  Says,
  SignedFacts,
  Vocabulary,
} from './disclosure/declaration.ts'
export type { DisclosureToWrite } from './disclosure/disclosure-to-write.ts'
// biome-ignore lint/performance/noBarrelFile: the entry of an export has nothing else.
export { type ReadOptions, readDisclosure } from './disclosure/reading.ts'
export { type ItemShape, withDisclosure } from './disclosure/with-disclosure.ts'
export { UnreadableDocument } from './parse/unreadable-document.ts'
export { type ChainVerdict, verifyChain } from './signed/chain.ts'
export { type Key, type Keys, NotStatement, parseKeys } from './signed/jws.ts'
export type { StatementPayload } from './signed/payload.ts'
export { type Verdict, type VerdictOutcome, verifyStatement } from './signed/verify.ts'
