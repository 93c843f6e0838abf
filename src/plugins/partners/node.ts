/** Partners on Node, with counts of what they ask for. */
import { connectForCounts, everyMinute, warnWith } from '../../core/documents/outage.ts'
import { add, type Core, type Opened, type Plugin } from '../../core/plugin.ts'
import { openedForCommands } from '../publish/points.ts'
import { createPartnerCounter } from './counts.ts'
import { openPartners, partnersOf, partnersPlugin } from './plugin.ts'
import { writePartnerCounts } from './store.ts'

export const partners: Plugin = {
  ...partnersPlugin,
  adds: [
    ...partnersPlugin.adds,
    add(openedForCommands, (environment, files) =>
      openPartners(partnersOf(environment, { files })),
    ),
  ],
  open: (core) => ({
    ...openPartners(partnersOf(core.environment, core.host)),
    ...countPartners(core),
  }),
}

/** Nothing if PARTNER_FEEDS is off, or if no connection may write: then only metrics count. */
export function countPartners({ site, host, ...core }: Core): Pick<Opened, 'listener' | 'close'> {
  if (site.partnerFeeds === null) return {}
  const log = warnWith(core.log, { event: 'partners' })
  const connection = connectForCounts(host)
  if (connection === null) {
    log(
      'what partners ask for is not counted: set SERVICE_DATABASE_URL to a login with the role candor_keeper',
    )
    return {}
  }
  const counter = createPartnerCounter(Date.now)
  let failing = false
  const keep = async (): Promise<void> => {
    try {
      await counter.keep((counts) => writePartnerCounts(connection.db(), counts))
      failing = false
    } catch (error) {
      if (!failing) log('counts of partners cannot be written now; they are kept in memory', error)
      failing = true
    }
  }
  return { listener: counter.listener, close: everyMinute(keep, connection) }
}
