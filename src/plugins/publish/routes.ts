/** All routes of the API by their operation ids, in the order of its description. */
import { partnerRoutes } from '../partners/api/routes.ts'
import { webhookRoutes } from '../push/api/webhook-routes.ts'
import { readerRoutes, readRoutes, ruleRoutes } from './read-routes.ts'
import { writeRoutes } from './write-routes.ts'

export const routes = {
  ...readRoutes,
  ...writeRoutes,
  ...readerRoutes,
  ...webhookRoutes,
  ...partnerRoutes,
  ...ruleRoutes,
}
