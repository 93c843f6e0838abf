/** JSON Schemas of what the API answers about partners with tokens. */
import { partnerContents } from '../../../../schema/lists.ts'
import {
  type AnswersOf,
  about,
  choice,
  components,
  dateTime,
  list,
  nullable,
  number,
  ref,
  text,
  whole,
} from '../../publish/json-schema.ts'

const time = nullable(dateTime)
const count = (what: string) => about(`${what}, of the last 30 days.`, number)
const partner = {
  name: text,
  families: about('Feeds that it may read; all if null.', nullable(list(text))),
  content: choice(partnerContents),
  per_hour: about('Most requests in an hour.', nullable(number)),
  state: choice(['active', 'ended', 'revoked']),
  created_at: dateTime,
  ends_at: time,
  revoked_at: time,
  requests: count('Requests'),
  not_modified: count('Those that were answered with 304'),
  errors: count('Those that were refused or failed'),
  bytes: count('Bytes of bodies, as sent'),
  last_seen_at: time,
}

const described = {
  Partner: whole(partner),
  PartnerWithToken: whole({ ...partner, token: about('It is shown once.', text) }),
  PartnerList: whole({ partners: list(ref('Partner', whole(partner))) }),
}

export const partnerAnswers = components(described)
export type PartnerRouteAnswers = AnswersOf<typeof described>
