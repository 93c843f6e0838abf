/** The routes of partners with tokens in OpenAPI, and their answers. */
import { partnerContents } from '../../schema/lists.ts'
import { always, json, list, ok, pathName, problems, ref, text, time, whole } from './openapi-parts.ts'

const name = pathName('The name of the partner.')

export const partnerPaths = {
  '/partners': {
    get: {
      operationId: 'listPartners',
      summary: 'Lists partners with tokens, and what they asked for',
      responses: {
        '200': ok('All of them, also those that are revoked.', ref('PartnerList'), false),
        ...problems(...always),
      },
    },
    post: {
      operationId: 'createPartner',
      summary: 'Makes a partner, and shows its token once',
      requestBody: { required: true, ...json(ref('PartnerBody')) },
      responses: {
        '201': ok('A new partner.', ref('PartnerWithToken'), false),
        ...problems('400', ...always, '409', '413', '415', '422'),
      },
    },
  },
  '/partners/{name}': {
    parameters: [name],
    get: {
      operationId: 'getPartner',
      summary: 'Shows a partner, and what it asked for',
      responses: { '200': ok('The partner.', ref('Partner'), false), ...problems(...always, '404') },
    },
    delete: {
      operationId: 'revokePartner',
      summary: 'Ends the token of a partner',
      responses: { '200': ok('It has ended.', ref('Partner'), false), ...problems('400', ...always, '404') },
    },
  },
  '/partners/{name}/token': {
    parameters: [name],
    post: {
      operationId: 'replacePartnerToken',
      summary: 'Makes a new token, and shows it once; the former one ends',
      responses: {
        '200': ok('The new token.', ref('PartnerWithToken'), false),
        ...problems('400', ...always, '404', '409'),
      },
    },
  },
}

const count = (description: string) =>
  ({ type: 'integer', description: `${description}, of the last 30 days.` }) as const
const partner = {
  name: text,
  families: { type: ['array', 'null'], items: text, description: 'Feeds that it may read; all if null.' },
  content: { ...text, enum: partnerContents },
  per_hour: { type: ['integer', 'null'], description: 'Most requests in an hour.' },
  state: { ...text, enum: ['active', 'ended', 'revoked'] },
  created_at: { ...text, format: 'date-time' },
  ends_at: time,
  revoked_at: time,
  requests: count('Requests'),
  not_modified: count('Those that were answered with 304'),
  errors: count('Those that were refused or failed'),
  bytes: count('Bytes of bodies, as sent'),
  last_seen_at: time,
} as const

export const partnerAnswers = {
  Partner: whole(partner),
  PartnerWithToken: whole({ ...partner, token: { ...text, description: 'It is shown once.' } }),
  PartnerList: whole({ partners: list(ref('Partner')) }),
}
