/** How commands ask the API. Those of other plugins use it too. */
import { type Context, closing, type Within } from '../../../core/tools/tools.ts'
import type { ApiClient } from './api-client.ts'
import type { OpenedClient } from './open-client.ts'

export const withApi =
  (context: Context): Within<OpenedClient> =>
  async (work) =>
    closing(await (await import('./open-client.ts')).openClient(context), work)

export const withClient =
  (context: Context): Within<ApiClient> =>
  (work) =>
    withApi(context)(({ client }) => work(client))
