/**
 * The controlled vocabularies of the documents. They are identifiers, the same in every deployment.
 */
import { namespaces } from '../text/namespaces.ts'

/** IPTC NewsCodes: how a text or picture was made. */
export const digitalSourceTypeScheme = 'http://cv.iptc.org/newscodes/digitalsourcetype/'

/** The full URI of a term, for places without a separate attribute for the scheme. */
export const digitalSourceTypeUri = (term: string): string => `${digitalSourceTypeScheme}${term}`

/**
 * The terms that schema.org has in its IPTCDigitalSourceEnumeration (30.0), two of them retired by
 * IPTC.
 */
const schemaOrgTerms = [
  'algorithmicMedia',
  'algorithmicallyEnhanced',
  'composite',
  'compositeCapture',
  'compositeSynthetic',
  'compositeWithTrainedAlgorithmicMedia',
  'dataDrivenMedia',
  'digitalArt',
  'digitalCapture',
  'minorHumanEdits',
  'negativeFilm',
  'positiveFilm',
  'print',
  'screenCapture',
  'trainedAlgorithmicMedia',
  'virtualRecording',
]

/** The member of that enumeration for a term; `null` if none fits, as for `digitalCreation`. */
export function schemaOrgSource(term: string): string | null {
  if (term === 'computationalCapture') return 'MultiFrameComputationalCaptureDigitalSource'
  return schemaOrgTerms.includes(term)
    ? `${term[0]?.toUpperCase()}${term.slice(1)}DigitalSource`
    : null
}

/** The scheme of Atom's category for the mode, to tell it from topics. */
export const modeScheme = `${namespaces.candor}modes`

/** IPTC NewsCodes: whether a published item may still be used. */
export const publicationStatusScheme = 'http://cv.iptc.org/newscodes/pubstatusg2/'
