import { equal, match, notEqual, ok } from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Access } from '../../src/apps/server/api/sign-in/access.ts';
import { startServer, type TestServer } from './api-server.ts';
import { day, evaluation, findingNumber, range } from './evaluations.ts';
import { Browser, type IdentityProvider, startProvider } from './identity-provider.ts';

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { readonly port: number };
      probe.close(() => resolve(port));
    });
  });

describe('signing in at an identity provider', () => {
  let server: TestServer;
  let provider: IdentityProvider;
  let origin: string;
  const folder = mkdtempSync(join(tmpdir(), 'seawall-sign-in-'));
  before(async () => {
    const port = await freePort();
    origin = `http://127.0.0.1:${port}`;
    provider = await startProvider(`${origin}/auth/callback`);
    const clientSecretFile = join(folder, 'secret');
    writeFileSync(clientSecretFile, `${provider.clientSecret}\n`);
    const access: Access = {
      oidc: {
        issuer: provider.issuer,
        clientId: provider.clientId,
        clientSecretFile,
        usernameClaim: 'sub',
        groupsClaim: 'groups',
        scopes: ['profile'],
        usernamePrefix: 'oidc:',
        groupsPrefix: '',
      },
      roles: [
        { role: 'admin', users: [], groups: ['platform'] },
        { role: 'approver', users: ['ada'], groups: [], namespaces: ['team-1'] },
      ],
      tokens: new Map(),
    };
    server = await startServer(
      async (store) => {
        await store.putCluster({ uid: 'prod', name: 'production', time: day(1) });
        await store.findings.apply(
          'prod',
          evaluation(
            'first',
            day(1),
            range(0, 100).map((number) => findingNumber(number)),
          ),
        );
      },
      { access, listen: { host: '127.0.0.1', port }, publicUrl: origin },
    );
  });
  after(async () => {
    await server.stop();
    await provider.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const signedIn = async (name: string, groups: readonly string[]): Promise<Browser> => {
    provider.person = { name, groups };
    const browser = new Browser();
    await browser
      .follow(`${origin}/auth/login`, `${origin}/auth/callback`)
      .then(({ url }) => browser.ask(url));
    return browser;
  };
  const me = async (browser: Browser) => {
    const response = await browser.ask(`${origin}/api/v1/me`);
    return { status: response.status, body: JSON.parse(await response.text()) };
  };

  test('a person gets the role of their group, by a cookie that scripts cannot read', async () => {
    provider.person = { name: 'grace', groups: ['platform', 'system:masters'] };
    const browser = new Browser();
    const { url } = await browser.follow(`${origin}/auth/login`, `${origin}/auth/callback`);
    const response = await browser.ask(url);
    equal(response.status, 302);
    equal(response.headers.get('location'), '/');
    const [cookie = ''] = response.headers.getSetCookie();
    match(cookie, /HttpOnly; SameSite=Strict/);
    const { body } = await me(browser);
    equal(body.name, 'oidc:grace');
    equal(body.role, 'admin');
    equal(body.kubernetes.user, 'oidc:grace');
    equal(body.kubernetes.groups.includes('system:masters'), false);
  });

  test('a person sees the namespaces of their rule and no others', async () => {
    const browser = await signedIn('ada', []);
    const { body } = await me(browser);
    equal(body.role, 'approver');
    const page = JSON.parse(await (await browser.ask(`${origin}/api/v1/findings?limit=1000`)).text());
    ok(page.items.length > 0);
    ok(page.items.every((one: { resource: { namespace: string } }) => one.resource.namespace === 'team-1'));
    equal((await browser.ask(`${origin}/api/v1/tokens`)).status, 403);
  });

  test('a person whom no rule names gets nothing', async () => {
    provider.person = { name: 'mallory', groups: ['others'] };
    const browser = new Browser();
    const { url } = await browser.follow(`${origin}/auth/login`, `${origin}/auth/callback`);
    equal((await browser.ask(url)).status, 403);
    equal((await me(browser)).status, 401);
  });

  test('a change needs what only a page of ours can read', async () => {
    const browser = await signedIn('grace', ['platform']);
    const { body } = await me(browser);
    const make = (headers: Record<string, string>) =>
      browser.ask(`${origin}/api/v1/tokens`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ name: 'made-in-a-browser', role: 'viewer' }),
      });
    equal((await make({})).status, 403);
    equal((await make({ 'x-csrf-token': 'x'.repeat(body.csrf.length) })).status, 403);
    equal((await make({ 'x-csrf-token': body.csrf, origin: 'https://elsewhere.example' })).status, 403);
    equal((await make({ 'x-csrf-token': body.csrf, origin })).status, 201);
  });

  test('a session that was ended is ended also for who kept a copy of its cookie', async () => {
    const browser = await signedIn('grace', ['platform']);
    const { body } = await me(browser);
    const copy = browser.cookie(origin, 'seawall') ?? '';
    notEqual(copy, '');
    const out = await browser.ask(`${origin}/auth/logout`, {
      method: 'POST',
      headers: { 'x-csrf-token': body.csrf },
    });
    equal(out.status, 204);
    equal((await me(browser)).status, 401);
    equal((await fetch(`${origin}/api/v1/me`, { headers: { cookie: `seawall=${copy}` } })).status, 401);
  });

  test('an answer of the provider that was asked for elsewhere is refused', async () => {
    provider.person = { name: 'grace', groups: ['platform'] };
    const one = new Browser();
    const { url } = await one.follow(`${origin}/auth/login`, `${origin}/auth/callback`);
    const victim = new Browser();
    equal((await victim.ask(url)).status, 400);
    await victim.follow(`${origin}/auth/login`, provider.issuer);
    ok((await victim.ask(url)).status >= 400);
    equal((await me(victim)).status, 401);
  });

  /** An ID token as another client of the same program would have it. */
  const idToken = async (): Promise<string> => {
    const client = await import('openid-client');
    const configuration = await client.discovery(
      new URL(provider.issuer),
      provider.clientId,
      provider.clientSecret,
      client.ClientSecretBasic(provider.clientSecret),
      { execute: [client.allowInsecureRequests] },
    );
    const verifier = client.randomPKCECodeVerifier();
    const state = client.randomState();
    const { url } = await new Browser().follow(
      client.buildAuthorizationUrl(configuration, {
        redirect_uri: `${origin}/auth/callback`,
        scope: 'openid profile',
        state,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      }).href,
      `${origin}/auth/callback`,
    );
    const tokens = await client.authorizationCodeGrant(configuration, new URL(url), {
      expectedState: state,
      pkceCodeVerifier: verifier,
    });
    return tokens.id_token ?? '';
  };

  test('an ID token is taken as a bearer token; one that is changed, or signed with no key, is not', async () => {
    provider.person = { name: 'grace', groups: ['platform'] };
    const token = await idToken();
    equal((await server.ask('/me', token)).body.name, 'oidc:grace');
    const [header = '', payload = '', signature = ''] = token.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const forged = Buffer.from(JSON.stringify({ ...claims, sub: 'ada' })).toString('base64url');
    equal((await server.ask('/me', `${header}.${forged}.${signature}`)).status, 401);
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    equal((await server.ask('/me', `${none}.${payload}.AAAA`)).status, 401);
    const { SignJWT } = await import('jose');
    const secret = new TextEncoder().encode(provider.clientSecret.padEnd(32, '0'));
    const symmetric = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(secret);
    equal((await server.ask('/me', symmetric)).status, 401);
  });

  test('a token for another client is refused', async () => {
    const { generateKeyPair, SignJWT } = await import('jose');
    const { privateKey } = await generateKeyPair('ES256');
    const token = await new SignJWT({ sub: 'grace', groups: ['platform'] })
      .setProtectedHeader({ alg: 'ES256', kid: 'unknown' })
      .setIssuer(provider.issuer)
      .setAudience('another')
      .setExpirationTime('1h')
      .sign(privateKey);
    equal((await server.ask('/me', token)).status, 401);
  });
});
