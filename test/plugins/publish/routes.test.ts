/** Routes of the API, put together from the plugins of a list. */
import { expect, it } from 'vitest'
import { add, addedBy } from '../../../src/core/plugin.ts'
import { newsroom } from '../../../src/newsroom.ts'
import { describeApi } from '../../../src/plugins/publish/openapi.ts'
import { apiRoutes } from '../../../src/plugins/publish/points.ts'
import { type Routes, route } from '../../../src/plugins/publish/route.ts'
import { routesOf } from '../../../src/plugins/publish/routes.ts'
import { addedWith, allRoutes } from '../../product/app/all-routes.ts'

const base = 'https://news.example.org/api/1'

it('are described in the same order, whatever the order of the plugins is', () => {
  const reversed = routesOf(addedBy(() => newsroom.toReversed()))
  expect(JSON.stringify(describeApi(base, reversed))).toBe(
    JSON.stringify(describeApi(base, allRoutes)),
  )
})

it('are those of articles and rules without other plugins, and so are their schemas', () => {
  const { paths, components } = describeApi(
    base,
    routesOf(() => []),
  )
  const first = new Set(Object.keys(paths).map((path) => path.split('/')[1]))
  expect([...first]).toEqual(['articles', 'events', 'batch', 'errors'])
  expect(Object.keys(components.schemas)).not.toContain('Webhook')
  const text = JSON.stringify({ paths, components })
  const referred = [...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name)
  expect(new Set(referred).size).toBeGreaterThan(8)
  expect(referred.filter((name) => !(`${name}` in components.schemas))).toEqual([])
})

const none = {
  summary: 'A route of a test',
  scopes: ['read'],
  answers: {},
  handle: async () => ({ status: 200, body: {} as never }),
} as const

it.each<[string, Routes]>([
  ['GET /webhooks', { another: route('GET /webhooks', none) }],
  ['listPartners', { listPartners: route('GET /elsewhere', none) }],
])('stop the start if two plugins have %s', (name, routes) => {
  expect(() => routesOf(addedWith([add(apiRoutes, routes)]))).toThrow(
    `the route ${name} to the API`,
  )
})
