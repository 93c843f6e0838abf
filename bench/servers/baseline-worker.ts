/** The baseline in workerd. Two bindings hold the precomputed response. */
import { createBaseline, type Precomputed } from './baseline.ts'

type Env = { readonly BODY: ArrayBuffer; readonly ANSWER: Omit<Precomputed, 'body'> }

let app: ReturnType<typeof createBaseline> | undefined

export default {
  fetch(request: Request, env: Env): Response | Promise<Response> {
    app ??= createBaseline({ ...env.ANSWER, body: new Uint8Array(env.BODY) })
    return app.fetch(request)
  },
}
