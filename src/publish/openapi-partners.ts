/** The routes of partners with tokens in OpenAPI, and their answers. */
import { json, ok, problems, ref } from './openapi-parts.ts'

const name = {
  name: 'name',
  in: 'path',
  required: true,
  description: 'The name of the partner.',
  schema: { type: 'string', minLength: 1 },
}
const asked = ['401', '403', '429', '503'] as const

export const partnerPaths = {
  '/partners': {
    get: {
      operationId: 'listPartners',
      summary: 'Lists partners with tokens, and what they asked for',
      responses: {
        '200': ok('All of them, also those that are revoked.', ref('PartnerList'), false),
        ...problems(...asked),
      },
    },
    post: {
      operationId: 'createPartner',
      summary: 'Makes a partner, and shows its token once',
      requestBody: { required: true, ...json(ref('PartnerBody')) },
      responses: {
        '201': ok('A new partner.', ref('PartnerWithToken'), false),
        ...problems('400', ...asked, '409', '413', '415', '422'),
      },
    },
  },
  '/partners/{name}': {
    parameters: [name],
    get: {
      operationId: 'getPartner',
      summary: 'Shows a partner, and what it asked for',
      responses: { '200': ok('The partner.', ref('Partner'), false), ...problems(...asked, '404') },
    },
    delete: {
      operationId: 'revokePartner',
      summary: 'Ends the token of a partner',
      responses: { '200': ok('It has ended.', ref('Partner'), false), ...problems(...asked, '404') },
    },
  },
  '/partners/{name}/token': {
    parameters: [name],
    post: {
      operationId: 'replacePartnerToken',
      summary: 'Makes a new token, and shows it once; the former one ends',
      responses: { '200': ok('The new token.', ref('PartnerWithToken'), false), ...problems(...asked, '404', '409') },
    },
  },
}

const text = { type: 'string' } as const
const count = (description: string) =>
  ({ type: 'integer', description: `${description}, of the last 30 days.` }) as const
const time = { type: ['string', 'null'], format: 'date-time' } as const
const partner = {
  name: text,
  families: { type: ['array', 'null'], items: text, description: 'Feeds that it may read; all if null.' },
  content: { ...text, enum: ['full', 'summary'] },
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
const required = Object.keys(partner)

export const partnerAnswers = {
  Partner: { type: 'object', properties: partner, required },
  PartnerWithToken: {
    type: 'object',
    properties: { ...partner, token: { ...text, description: 'It is shown once.' } },
    required: [...required, 'token'],
  },
  PartnerList: {
    type: 'object',
    properties: { partners: { type: 'array', items: ref('Partner') } },
    required: ['partners'],
  },
} as const
