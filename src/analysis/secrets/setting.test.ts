import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { detectInSetting } from './setting.ts';

const random = ['k7Qz', 'W2xV', '9bTn', 'R4mH', 'c8Lp'].join('');

const secrets: readonly (readonly [string, string, string])[] = [
  ['DB_PASSWORD', 'changeme', 'password'],
  ['DB_PASSWORD', 's3cret-118273645', 'password'],
  ['dbPassword', 'hunter2', 'password'],
  ['spring.datasource.password', 'postgres', 'password'],
  ['POSTGRES_PASSWORD', '123456', 'password'],
  ['mysql-root-password', 'root', 'password'],
  ['SMTP_PASS', 'letmein', 'password'],
  ['DB_PWD', 'letmein', 'password'],
  ['requirepass', 'letmein', 'password'],
  ['ADMIN_PASSWORD_DEFAULT', 'admin', 'password'],
  ['API_KEY', random, 'key or token'],
  ['apiKey', 'abcdef123', 'key or token'],
  ['APIKEY', random, 'key or token'],
  ['SECRET_KEY_BASE', random, 'key or token'],
  ['AWS_SECRET_ACCESS_KEY', random, 'key or token'],
  ['GITHUB_TOKEN', random, 'key or token'],
  ['JWT_SECRET', 'my-jwt-signing-word', 'key or token'],
  ['SECRET', random, 'secret'],
  ['SECRET_SHOP', 'squirrels', 'key or token'],
  ['PASSWORD_ADMIN', 'letmein', 'password'],
  ['CREDENTIALS', random, 'secret'],
  ['WEBHOOK_AUTH', random, 'value that looks like a key'],
  ['ADMIN_PASSWORD', ['$2y$', '10$', random, random].join(''), 'password hash'],
  ['DATABASE_URL', `postgres://shop:${random}@db:5432/shop`, 'password in a URL'],
  ['BROKER', 'amqp://guest:guest@mq', 'password in a URL'],
  ['CONNECTION', `Server=db;User Id=sa;Password=${random};`, 'password'],
  ['SPRING_DATASOURCE_URL', 'jdbc:mysql://db/shop?user=app&password=letmein', 'password'],
];

describe('a setting holds a secret', () => {
  for (const [name, value, what] of secrets)
    test(`${name} with a literal is a ${what}`, () => {
      assert.equal(detectInSetting(name, value)?.what, what);
    });
});

const harmless: readonly (readonly [string, string])[] = [
  ['DB_PASSWORD', ''],
  ['DB_PASSWORD', '${DB_PASSWORD}'],
  ['DB_PASSWORD', '$(DB_PASSWORD)'],
  ['DB_PASSWORD', '$DB_PASSWORD'],
  ['DB_PASSWORD', '{{ .Values.password }}'],
  ['DB_PASSWORD', '<password>'],
  ['DB_PASSWORD', 'YOUR_PASSWORD_HERE'],
  ['DB_PASSWORD', 'replace-me'],
  ['DB_PASSWORD', 'REDACTED'],
  ['DB_PASSWORD', '********'],
  ['DB_PASSWORD', 'xxxxxxxx'],
  ['DB_PASSWORD', 'vault:secret/data/db#password'],
  ['DB_PASSWORD', '/run/secrets/db-password'],
  ['DB_PASSWORD', 'db_password'],
  ['password', 'APP_DB_PASSWORD'],
  ['ALLOW_EMPTY_PASSWORD', 'yes'],
  ['MYSQL_RANDOM_ROOT_PASSWORD', 'true'],
  ['DB_PASSWORD_FILE', '/run/secrets/db'],
  ['PASSWORD_MIN_LENGTH', '12'],
  ['PASSWORD_HASH_ALGORITHM', 'argon2id'],
  ['PWD', '/srv/app'],
  ['OLD_PWD', '/srv/app'],
  ['MAX_TOKENS', '4096'],
  ['TOKEN_TTL', '3600'],
  ['TOKEN_SERVICE_ADDR_3', 'token.team-01.svc.cluster.local:7003'],
  ['TOKEN_URL', 'https://id.example.com/token'],
  ['ACCESS_TOKEN_EXPIRES', '15m'],
  ['SECRET_NAME', 'database'],
  ['SECRET_BACKEND', 'kubernetes'],
  ['PASSWORD_RESET_SUBJECT', 'Reset'],
  ['TLS_SECRET', 'shop-tls'],
  ['imagePullSecret', 'regcred'],
  ['existingSecret', 'my-database-credentials'],
  ['GOOGLE_APPLICATION_CREDENTIALS', '/var/secrets/key.json'],
  ['PUBLIC_KEY', 'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE'],
  ['KEYCLOAK_URL', 'https://login.example.com'],
  ['AUTHOR', 'jane'],
  ['MONKEY', 'k7QzW2xV9bTnR4mHc8Lp'],
  ['IMAGE_DIGEST', 'sha256:9f86d081884c7d659a2feaa0c55ad015'],
  ['SPRING_PROFILES_ACTIVE', 'kubernetes'],
  ['PROXY_URL', 'http://proxy.example.com:3128'],
  ['EXAMPLE_URL', 'https://user:password@example.com/'],
  ['DATABASE_URL', 'postgres://shop:$(DB_PASSWORD)@db/shop'],
  ['REQUEST_ID', '123e4567-e89b-12d3-a456-426614174000'],
  ['AUTH_SEED_ID', '123e4567-e89b-12d3-a456-426614174000'],
  ['GREETING', 'please enter your password: then press return'],
];

describe('a setting holds no secret', () => {
  for (const [name, value] of harmless)
    test(`${name} = ${value === '' ? 'nothing' : value}`, () => {
      assert.equal(detectInSetting(name, value), undefined);
    });
});

test('what is found says nothing of the value', () => {
  for (const [name, value] of secrets)
    assert.ok(!JSON.stringify(detectInSetting(name, value)).includes(value), name);
});
