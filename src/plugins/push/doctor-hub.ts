/** Checks the hub of a deployment. */
import { type Deployment, type Diagnosis, fault, ok } from '../../core/tools/check.ts'

/** Nothing if feeds announce no hub of ours. The hub asks for its parameters. */
export async function checkHubOfDeployment({
  ask,
  base,
  root,
  rss: { headers },
}: Deployment): Promise<Diagnosis[]> {
  if (!headers.get('Link')?.includes(`<${root}/hub>; rel="hub"`)) return []
  const form = { 'Content-Type': 'application/x-www-form-urlencoded' }
  const { status, text, failure } = await ask(`${base}/hub`, form, 'POST')
  if (status === 400 && text.startsWith('hub.mode ')) return [ok(`The hub answers at ${base}/hub.`)]
  const todo =
    'Check that the proxy passes POST requests on, and that no bot check stands before them.'
  return [
    fault(
      `The hub at ${base}/hub answers a POST with ${failure ?? status}: nobody can subscribe.`,
      todo,
    ),
  ]
}
