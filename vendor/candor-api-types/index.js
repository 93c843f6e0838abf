/** OpenAPI → TypeScript: openapi-typescript, which needs an older TypeScript than the rest of the repository. */
import openapiTypes, { astToString } from 'openapi-typescript'

export const renderTypes = async (document) => astToString(await openapiTypes(document, { silent: true }))
