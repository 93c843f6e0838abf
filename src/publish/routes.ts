/** All routes of the API by their operation ids, in the order of its description. */
import { partnerRoutes } from './partner-routes.ts'
import { readerRoutes, readRoutes, ruleRoutes } from './read-routes.ts'
import { webhookRoutes } from './webhook-routes.ts'
import { writeRoutes } from './write-routes.ts'

export const routes = {
  ...readRoutes,
  ...writeRoutes,
  ...readerRoutes,
  ...webhookRoutes,
  ...partnerRoutes,
  ...ruleRoutes,
}
