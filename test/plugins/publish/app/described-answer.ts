/** Holds answers of the publishing API against its own description in OpenAPI. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describeApi } from '../../../../src/plugins/publish/openapi.ts'
import { allRoutes } from '../../../product/app/all-routes.ts'

type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The description of the API whose suites run here. */
const description = describeApi('https://news.example.org/api/1', allRoutes)

/** A member that the description does not have is an error too. */
const closed: readonly string[] = [
  ...['Article', 'Written', 'Deleted', 'ArticleList', 'Problem', 'Rule', 'ReaderReport'],
  ...['Webhook', 'WebhookWithSecret', 'WebhookList', 'Delivery', 'DeliveryList', 'Replayed'],
  ...['Partner', 'PartnerWithToken', 'PartnerList'],
]
const schemas = Object.fromEntries(
  Object.entries(description.components.schemas).map(([name, schema]) => [
    name,
    closed.includes(name) ? { ...schema, additionalProperties: false } : schema,
  ]),
)

const ajv = new Ajv2020({ strict: false, allErrors: true })
addFormats.default(ajv)
ajv.addSchema({ $id: 'api', components: { schemas } })

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/\{[a-z]+\}/g, '[^/]+')}$`)
}

/**
 * What the description says of this answer and the answer does not keep; `path` is below the
 * address of the API. An answer to a request that the description does not have can only be a
 * problem document.
 */
export function mistakesOf(
  method: string,
  path: string,
  status: number,
  body: unknown,
): readonly string[] {
  const [, item] =
    Object.entries<Json>(description.paths).find(([each]) =>
      patternOf(each).test(path.replace(/\?.*/, '')),
    ) ?? []
  const operation = item?.[method.toLowerCase()]
  const responses =
    isObject(operation) && isObject(operation['responses']) ? operation['responses'] : {}
  const response = responses[status]
  if (response === undefined && (operation !== undefined || status < 400)) {
    return [`${method} ${path} is not described to answer ${status}`]
  }
  const [content] =
    isObject(response) && isObject(response['content']) ? Object.values(response['content']) : []
  const reference =
    isObject(content) && isObject(content['schema'])
      ? String(content['schema']['$ref'])
      : '#/components/schemas/Problem'
  const validate = ajv.getSchema(`api${reference}`)
  if (!validate) return [`there is no schema ${reference}`]
  if (validate(body) === true) return []
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) =>
      `${reference} ${instancePath} ${message} ${JSON.stringify(params)}`,
  )
}
