import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { matchFormats, secretFormats } from './formats.ts';

/** The fakes are put together here, so that no scanner of secrets trips over this file. */
const times = (text: string, count: number): string =>
  text.repeat(Math.ceil(count / text.length)).slice(0, count);
const mixed = (count: number): string => times('aB3dE5gH7jK9mN2pQ4sT6vW8', count);
const hex = (count: number): string => times('0a1b2c3d4e5f6789', count);
const upper = (count: number): string => times('A2B3C4D5E6F7', count);
const digits = (count: number): string => times('1234567890', count);
const glue = (...parts: readonly string[]): string => parts.join('');

const fakes: readonly (readonly [string, string])[] = [
  ['age private key', glue('AGE-SECRET', '-KEY-1', upper(58))],
  ['Anthropic API key', glue('sk-', 'ant-', 'api03-', mixed(95))],
  ['Atlassian API token', glue('ATA', 'TT3', mixed(180))],
  ['AWS access key', glue('AK', 'IA', 'Q2W3E4R5T6Y7U5I2')],
  ['AWS session key', glue('AS', 'IA', 'Q2W3E4R5T6Y7U5I2')],
  ['Azure storage key', glue('DefaultEndpointsProtocol=https;Account', 'Key=', mixed(86), '==')],
  ['Azure shared access key', glue('SharedAccess', 'Key=', mixed(43), '=')],
  ['Azure client secret', glue('abc', '8', 'Q~', mixed(34))],
  ['Databricks token', glue('da', 'pi', hex(32))],
  ['DigitalOcean token', glue('dop', '_v1_', hex(64))],
  ['Discord webhook', glue('https://discord.com/api/web', 'hooks/', digits(18), '/', mixed(68))],
  ['Docker Hub token', glue('dckr', '_pat_', mixed(27))],
  ['registry password', glue('{"auths":{"r":{"au', 'th": "', mixed(24), '=="}}}')],
  ['GitHub token', glue('gh', 'p_', mixed(36))],
  ['GitHub token', glue('github', '_pat_', mixed(82))],
  ['GitLab token', glue('gl', 'pat-', mixed(20))],
  ['Google API key', glue('AI', 'za', mixed(35))],
  ['Google OAuth client secret', glue('GOC', 'SPX-', mixed(28))],
  ['Grafana service account token', glue('gl', 'sa_', mixed(32), '_', hex(8))],
  ['HashiCorp Vault token', glue('hv', 's.', mixed(90))],
  ['HCP Terraform token', glue(mixed(14), '.atlas', 'v1.', mixed(67))],
  ['Hugging Face token', glue('h', 'f_', times('aBcDeFgH', 34))],
  ['JSON Web Token', glue('ey', 'JhbGciOiJIUzI1NiJ9.ey', 'JzdWIiOiIxMjM0In0.', mixed(43))],
  ['client key of a kubeconfig', glue('client-key', '-data: ', mixed(80))],
  ['New Relic API key', glue('NR', 'AK-', upper(27))],
  ['npm token', glue('np', 'm_', mixed(36))],
  ['npm registry token', glue('//registry.example.com/:_auth', 'Token=', mixed(36))],
  ['OpenAI API key', glue('sk-', mixed(20), 'T3Blbk', 'FJ', mixed(20))],
  ['private key', glue('-----BEGIN RSA PRIVATE', ' KEY-----\n', mixed(64), '\n')],
  ['private key', glue('"-----BEGIN PRIVATE', ' KEY-----\\n', mixed(64), '\\n"')],
  [
    'private key',
    glue('-----BEGIN EC PRIVATE', ' KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: X,Y\n\n', mixed(64)),
  ],
  ['PyPI token', glue('pypi-AgEI', 'cHlwaS5vcmc', mixed(80))],
  ['SendGrid API key', glue('S', 'G.', mixed(22), '.', mixed(43))],
  ['Shopify token', glue('sh', 'pat_', hex(32))],
  ['Slack token', glue('xo', 'xb-', digits(12), '-', digits(12), '-', mixed(24))],
  ['Slack webhook', glue('https://hooks.slack', '.com/services/', upper(10), '/', upper(10), '/', mixed(24))],
  ['Stripe secret key', glue('sk', '_live_', mixed(24))],
  ['Stripe test key', glue('sk', '_test_', mixed(24))],
  ['Telegram bot token', glue(digits(9), ':A', 'A', mixed(33))],
  ['password in an Authorization header', glue('Authorization: Ba', 'sic ', mixed(20), '==')],
  ['token in an Authorization header', glue('Authorization: Bear', 'er ', mixed(30))],
];

describe('a secret of a known form is found', () => {
  for (const [what, fake] of fakes)
    test(`${what} alone, quoted, and in a line`, () => {
      for (const text of [fake, `"${fake}"`, `first: line\nvalue: ${fake}\nlast: line`])
        assert.ok(
          matchFormats(text).some(({ format }) => format.what === what),
          what,
        );
    });
});

const harmless: readonly (readonly [string, string])[] = [
  ['a sample key of documentation', glue('AK', 'IA', 'IOSFODNN7EXAMPLE')],
  ['a marker within a longer word', glue('x', 'AK', 'IA', upper(16))],
  ['a certificate', glue('-----BEGIN CERTIFICATE-----\n', mixed(64))],
  ['a public key', glue('-----BEGIN PUBLIC', ' KEY-----\n', mixed(64))],
  ['a private key left out', glue('-----BEGIN RSA PRIVATE', ' KEY-----\n...\n')],
  ['a token of an environment variable', '//registry.example.com/:_authToken=${NPM_TOKEN}'],
  ['a short word with the prefix', glue('gh', 'p_', 'short')],
  ['an image digest', `registry.example.com/app@sha256:${hex(64)}`],
];

for (const [name, text] of harmless)
  test(`${name} is none`, () => {
    assert.deepEqual(matchFormats(text), []);
  });

test('every format has its marker in its pattern', () => {
  for (const { marker, pattern, what } of secretFormats)
    assert.ok(pattern.source.replaceAll('\\', '').includes(marker), what);
});

const size = 200_000;

test('hostile text takes time in proportion to its length', () => {
  const seeds = [
    ...secretFormats.map(({ marker }) => marker),
    ...secretFormats.map(({ marker }) => `${marker}a`),
    'eyJaaaaaaaa.',
    glue('-----BEGIN PRIVATE', ' KEY-----\n', times('a: b ', 120)),
    glue('-----BEGIN A A A PRIVATE', ' KEY-----\\n'),
    glue(digits(9), ':AA'),
    'a',
    ' ',
  ];
  for (const seed of seeds) {
    const from = performance.now();
    matchFormats(`${times(seed, size)} ${secretFormats.map(({ marker }) => marker).join(' ')}`);
    const took = performance.now() - from;
    assert.ok(took < 60_000, `${JSON.stringify(seed)} took ${took} ms`);
  }
});
