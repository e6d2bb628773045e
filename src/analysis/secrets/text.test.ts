import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { limits } from '../../model/limits.ts';
import { detectInArguments } from './arguments.ts';
import { detectInText } from './text.ts';
import { detectInValues } from './values.ts';

const random = ['k7Qz', 'W2xV', '9bTn', 'R4mH', 'c8Lp'].join('');

const linesOf = (text: string, syntax: 'settings' | 'code'): readonly (number | undefined)[] =>
  detectInText(text, syntax).map(({ line }) => line);

const texts: readonly (readonly [string, 'settings' | 'code', string, readonly number[]])[] = [
  ['YAML', 'settings', 'db:\n  user: shop\n  password: letmein # for now\n', [3]],
  ['properties', 'settings', '# password=old\nspring.datasource.password=letmein\nserver.port=80\n', [2]],
  ['INI', 'settings', '[smtp]\nhost = mail\npassword = "let me in"\n', [3]],
  ['JSON', 'settings', '{\n  "apiKey": "abcdef123",\n  "port": 80\n}', [2]],
  ['XML', 'settings', '<users>\n<password>letmein</password>\n<password/></users>', [2]],
  ['a URL', 'settings', `a: 1\namqp: amqp://guest:${random}@mq/\n`, [2]],
  ['a template', 'settings', 'a: 1\npassword: ${DB_PASSWORD}\ntoken: {{ .token }}\n', []],
  ['names of Secrets', 'settings', 'tls:\n  secretName: shop-tls\n  passwordSecretRef:\n    name: db\n', []],
  ['quoted in a script', 'code', 'import os\npassword = "letmein"\n', [2]],
  ['read by a script', 'code', 'password = os.environ["DB"]\ntoken = fetchToken()\nPASSWORD=$1\n', []],
  ['nginx', 'settings', 'location / {\n  proxy_pass http://web:80;\n}\n', []],
];

describe('in a text', () => {
  for (const [name, syntax, text, lines] of texts)
    test(`${name}: ${lines.length === 0 ? 'none' : `line ${lines.join(', ')}`}`, () => {
      assert.deepEqual(linesOf(text, syntax), lines);
    });

  test('no more are told than the limit allows', () => {
    const text = 'password: letmein\n'.repeat(limits.secretsPerText + 5);
    assert.equal(detectInText(text, 'settings').length, limits.secretsPerText);
  });

  test('hostile text takes time in proportion to its length', () => {
    const seeds = [
      'password',
      'password=',
      'password: ',
      'password:"',
      'password:"\\',
      'token: a\n',
      '<password>',
      '://',
      '://a:',
      '://a:b@',
      'a'.repeat(64),
      ' '.repeat(64),
      'secret.token-',
    ];
    for (const seed of seeds) {
      const text = seed.repeat(Math.ceil(200_000 / seed.length));
      const from = performance.now();
      detectInText(`${text} :// @`, 'settings');
      const took = performance.now() - from;
      assert.ok(took < 60_000, `${JSON.stringify(seed)} took ${took} ms`);
    }
  });
});

const commandLines: readonly (readonly [readonly string[], readonly number[]])[] = [
  [['--password=letmein'], [0]],
  [['--db-password', 'letmein', '--verbose'], [1]],
  [['--password', '--verbose'], []],
  [['--password=$(DB_PASSWORD)'], []],
  [['--password-file', '/run/secrets/db'], []],
  [['--tls-secret', 'shop-tls', '--port=80'], []],
  [['curl', '-u', 'admin:letmein', 'https://example.com'], [2]],
  [['curl', '-u', 'admin:$PASSWORD', 'https://example.com'], []],
  [['mysql', '-uroot', '-pletmein'], [2]],
  [['grep', '-pattern'], []],
  [['sh', '-c', 'PGPASSWORD=letmein psql -h db'], [2]],
  [['sh', '-c', 'export TOKEN=$(cat /run/token)\nexec app --token "$TOKEN"'], []],
  [['sh', '-c', 'redis-server --requirepass letmein'], [2]],
  [[`https://shop:${random}@git.example.com/shop`], [0]],
  [['token', 'secret', 'password'], []],
];

describe('in a command line', () => {
  for (const [words, places] of commandLines)
    test(words.join(' '), () => {
      assert.deepEqual(
        detectInArguments(words).map(({ index }) => index),
        places,
      );
    });
});

test('in values the key, or the name of a pair, decides', () => {
  const values = {
    image: { tag: '1.2', pullSecret: 'regcred' },
    auth: { password: 'letmein', existingSecret: 'db-credentials', passwordKey: 'password' },
    env: [
      { name: 'API_KEY', value: random },
      { name: 'PORT', value: 80 },
    ],
    tokens: [random],
    nothing: null,
  };
  assert.deepEqual(
    detectInValues(values).map(({ path }) => path),
    ['/auth/password', '/env/0/value', '/tokens/0'],
  );
});
