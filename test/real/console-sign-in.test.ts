import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { startServer, type TestServer } from './api-server.ts';
import { buildConsole, noBrowser, openPage, startBrowser } from './browser.ts';
import { keepShop } from './example-shop.ts';
import { type IdentityProvider, startProvider } from './identity-provider.ts';

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { readonly port: number };
      probe.close(() => resolve(port));
    });
  });

describe('console and an identity provider', { skip: noBrowser }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'seawall-console-oidc-'));
  let browser: Browser;
  let provider: IdentityProvider;
  let server: TestServer;

  before(async () => {
    const console = await buildConsole();
    const port = await freePort();
    const publicUrl = `http://127.0.0.1:${port}`;
    provider = await startProvider(`${publicUrl}/auth/callback`);
    const clientSecretFile = join(folder, 'secret');
    writeFileSync(clientSecretFile, provider.clientSecret);
    const oidc = {
      issuer: provider.issuer,
      clientId: provider.clientId,
      clientSecretFile,
      usernameClaim: 'sub',
      groupsClaim: 'groups',
      scopes: ['profile'],
      usernamePrefix: 'oidc:',
      groupsPrefix: '',
    };
    const roles = [{ role: 'approver', users: ['ada'], groups: [], namespaces: ['shop'] }] as const;
    server = await startServer((store) => keepShop(store, '1'), {
      access: { oidc, roles, tokens: new Map() },
      listen: { host: '127.0.0.1', port },
      publicUrl,
      console,
    });
    browser = await startBrowser();
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
    await provider?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('who signs in there sees their namespaces, may accept a risk, and can sign out', async () => {
    provider.person = { name: 'ada', groups: [] };
    const { page } = await openPage(browser);
    await page.goto(server.url);
    await page.getByRole('link', { name: 'Sign in with your organisation' }).click();
    await page.getByText('oidc:ada (approver)').waitFor();
    assert.equal(await page.getByRole('link', { name: 'Reviews' }).count(), 0);
    await page.getByRole('link', { name: 'Findings', exact: true }).click();
    const grid = page.getByRole('grid', { name: 'Findings' });
    await grid.getByRole('link').first().click();
    await page.getByRole('button', { name: 'Accept the risk' }).click();
    await page.getByLabel('Why may it stay?').fill('signed in by a cookie');
    await page.getByRole('dialog').getByRole('button', { name: 'Accept', exact: true }).click();
    await page.getByText('“signed in by a cookie”').waitFor();
    assert.equal(await page.evaluate<number>('sessionStorage.length'), 0);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('API token').waitFor();
    await page.reload();
    await page.getByLabel('API token').waitFor();
    await page.context().close();
  });
});
