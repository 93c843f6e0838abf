/** Settings of metrics and of the access log. */
import {
  type Environment,
  parseWholeNumber,
  readSettings,
  type SettingsTable,
  wholeNumber,
} from '../../core/settings/setting.ts'

export const metricsSettings = {
  metricsPort: {
    name: 'METRICS_PORT',
    expected: 'a whole number from 0 to 65535',
    example: '9464',
    description: 'Port of `/metrics`.',
    fallback: null,
    parse: parseWholeNumber(0, 65_535),
  },
  metricsHost: {
    name: 'METRICS_HOST',
    expected: 'an IP address or a host name',
    example: '10.0.0.5',
    description: 'Address of `METRICS_PORT`.',
    fallback: '127.0.0.1',
    parse: (text) => (/^[\w.:-]+$/.test(text) ? text : undefined),
  },
  metricsToken: {
    name: 'METRICS_TOKEN',
    expected: 'at least 16 characters: letters, digits and . _ ~ + / = -',
    example: 'a-long-random-one-from-a-generator',
    description:
      'Token for `/metrics`, 16 characters or more; without `METRICS_PORT`, on the service’s port.',
    fallback: null,
    show: () => '…',
    parse: (text) => (/^[\w.~+/=-]{16,200}$/.test(text) ? text : undefined),
  },
  accessLog: {
    ...wholeNumber('ACCESS_LOG', 0, 1_000_000, 0),
    description: '[Access log](operate.md#the-log): one of so many requests; 0 for none.',
  },
} satisfies SettingsTable

/** @throws {SettingsError} */
export const parseMetricsSettings = (environment: Environment) =>
  readSettings(metricsSettings, environment)
